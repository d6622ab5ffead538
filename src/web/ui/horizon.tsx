/** A spruce: its top, and its height without the trunk's flare. */
type Spruce = readonly [x: number, y: number, height: number];

const FAR: readonly Spruce[] = [
  [20, 54, 10],
  [29, 48, 13],
  [38, 56, 9],
  [47, 50, 12],
  [56, 44, 15],
  [65, 52, 11],
  [74, 58, 8],
  [83, 49, 12],
  [92, 55, 10],
  [420, 60, 7],
  [429, 54, 10],
  [438, 48, 13],
  [447, 56, 9],
  [456, 51, 12],
  [465, 59, 8],
  [1300, 58, 8],
  [1309, 52, 11],
  [1318, 47, 14],
  [1327, 54, 10],
  [1336, 57, 8],
  [1345, 50, 12],
  [1354, 60, 7],
];
const YARD: readonly Spruce[] = [
  [196, 58, 13],
  [206, 50, 17],
  [216, 56, 14],
];
const SKERRIES: readonly Spruce[] = [
  [876, 57, 11],
  [885, 49, 15],
  [894, 55, 12],
  [1128, 54, 12],
  [1138, 45, 16],
  [1148, 51, 14],
  [1158, 58, 10],
];

const n = (value: number) => String(Math.round(value * 100) / 100);

const spruces = (trees: readonly Spruce[]): string =>
  trees
    .map(([x, y, h]) => {
      const [side, tier, notch, foot] = [n(0.38 * h), n(0.84 * h), n(0.12 * h), n(0.228 * h)];
      return `M${x} ${y}l${side} ${tier}h-${notch}l${foot} ${h}h-${n(0.972 * h)}l${foot}-${h}h-${notch}z`;
    })
    .join("");

/** The shore in colour: fields left, sea right; one red house, its windows and the beacon lit. Home only. */
export const Horizon = () => (
  <svg class="pb-horizon" viewBox="0 0 1440 132" aria-hidden="true" focusable="false">
    <path fill="#dceef0" d="M0 70c120-10 210-6 330-12s230 4 330 6 210-6 320-4 300-8 460 0v40H0z" />
    <path fill="#a9ced4" d={spruces(FAR)} />
    <path fill="#ece5d4" d="M0 74c150-5 400-5 620 1 60 2 120 8 150 13H0z" />
    <path fill="#e2dcc0" d="M0 82c200-4 420-4 640 2 70 2 130 8 160 14H0z" />
    <path
      stroke="#cfc7a4"
      stroke-width="1.5"
      fill="none"
      d="M0 90c240-3 470-2 690 3M0 84c200-3 380-3 560 0"
    />
    <path fill="#a59a86" d="M92 82v-11h22v11zM300 83v-9h18v9zM560 84v-10h20v10z" />
    <path fill="#8a806c" d="M90 71l13-6 13 6zM298 74l11-5 11 5zM558 74l12-5.5 12 5.500z" />
    <path fill="#5f9daa" d={spruces(YARD)} />
    <path fill="#9a4f3f" d="M228 85v-17h36v17z" />
    <path fill="#5c3a34" d="M226 68l20-9.3 20 9.300z" />
    <path fill="#f5b83d" d="M235 73h6v7h-6zM249 73h6v7h-6z" />
    <path fill="#fff" opacity=".9" d="M243 76h4v9h-4z" />
    <path fill="#b9d9de" d="M700 88c90-6 240-7 380-7s260 2 360 4v47H0V96c250-4 520-3 700-8z" />
    <path fill="#c9bfae" d="M850 86c18-9 40-12 62-10s34 6 46 10zM1090 86c26-12 60-15 92-12s52 8 66 13z" />
    <path fill="#4a95a4" d={spruces(SKERRIES)} />
    <path fill="#fff" stroke="#0e5566" stroke-width="1.5" d="M1196 78l4-34h8l4 34z" />
    <path fill="#9a4f3f" d="M1198.4 58h11.200l1 9h-13.200z" />
    <path fill="#0e5566" d="M1198 44h12v-3h-12zM1200 36h8v5h-8zM1199 36l5-5 5 5z" />
    <path fill="#f5b83d" d="M1201.5 37h5v4h-5z" />
    <path
      stroke="#fff"
      stroke-width="2"
      stroke-linecap="round"
      opacity=".85"
      d="M860 97h110M900 106h60M1100 98h170M1150 107h90M1178 116h40M420 112h120M450 121h60M30 116h90M640 105h90"
    />
    <path stroke="#f5b83d" stroke-width="2.5" stroke-linecap="round" d="M1190 92h28M1196 102h16M1200 111h8" />
  </svg>
);

/** The same shore as line art, above footers. */
export const HorizonLine = () => (
  <svg class="pb-horizon" viewBox="0 0 1440 56" aria-hidden="true" focusable="false">
    <path fill="#f3eee4" d="M0 44h1440v12H0z" />
    <g fill="none" stroke="#4a95a4" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round">
      <path d="M0 44H170V34l12-6 12 6v10H296V32l16-8 16 8v12H470c22-9 44-11 66-8s34 5 46 8H760c22-9 48-11 70-8s32 5 44 8H1010l4-26h8l4 26H1090c26-10 58-12 86-9s42 5 56 9H1440" />
      <path d="M306 44V36h12v8M1011 18h14M1014 18V11h8v7M1012 11l6-5 6 5" />
      <path d="M226 44l6-16 6 16M238 44l7-22 7 22M252 44l6-17 6 17M522 36l5-13 5 13M533 36l6-18 6 18M806 35l5-14 5 14M817 35l6-19 6 19M1140 35l6-17 6 17M1153 34l7-23 7 23M1168 35l5-14 5 14" />
    </g>
    <path fill="#f5b83d" stroke="#9a6b00" d="M1015.5 12.500h5v4.500h-5z" />
  </svg>
);

/** A small skerry with its beacon, for what is empty. */
export const Skerry = () => (
  <svg viewBox="0 0 220 64" aria-hidden="true" focusable="false">
    <path fill="#dceef0" d="M0 48h220v16H0z" />
    <path fill="#c9bfae" d="M70 48c14-9 50-11 72 0z" />
    <path fill="#4a95a4" d="M86 42l7-22 7 22zM98 41l6-17 6 17z" />
    <path fill="#fff" stroke="#0e5566" stroke-width="1.5" d="M122 43l3-22h6l3 22z" />
    <path fill="#0e5566" d="M123 21h10v-2h-10zM124 14l4-4 4 4z" />
    <path fill="#f5b83d" d="M125 14h6v5h-6z" />
    <path stroke="#fff" stroke-width="2" stroke-linecap="round" d="M20 55h40M150 54h46M96 58h30" />
  </svg>
);
