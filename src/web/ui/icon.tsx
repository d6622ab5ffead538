import { classes } from "./attributes.ts";
import { GRIDS, ICONS, type IconName } from "./icons.ts";
import { kept } from "./kept.ts";
import { PICTURES, type PictureName } from "./pictures.ts";

interface IconProps {
  readonly name: IconName;
  readonly large?: boolean;
  readonly class?: string;
  /** The page has an `IconSprite` with it: its shape is only pointed at. */
  readonly again?: boolean | undefined;
}

const spriteId = (name: IconName) => `ico-${name}`;

const drawIcon = ({ name, large = false, class: more, again = false }: IconProps) => (
  <svg
    class={classes("pb-ico", large && "pb-ico--l", more)}
    viewBox={GRIDS[name] ?? "0 0 24 24"}
    aria-hidden="true"
    focusable="false"
  >
    {again ? <use href={`#${spriteId(name)}`} /> : <path fill-rule="evenodd" d={ICONS[name]} />}
  </svg>
);

/** The shapes of icons that a long list repeats, written once: they would else be a quarter of its page. */
export const IconSprite = ({ names }: { names: readonly IconName[] }) => (
  <svg class="pb-sprite" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      {names.map((name) => (
        <path id={spriteId(name)} fill-rule="evenodd" d={ICONS[name]} />
      ))}
    </defs>
  </svg>
);

/** An icon in the colour of its text. It is decoration: the word stands beside it. */
export const Icon = kept(
  drawIcon,
  (props) => `${props.name} ${props.large ?? ""} ${props.again ?? ""} ${props.class ?? ""}`,
);

/** A two-colour picture, used in the list of needs only. */
export const Picture = ({ name }: { name: PictureName }) => (
  <svg class="pb-pic" viewBox="0 0 80 80" aria-hidden="true" focusable="false" fill-rule="evenodd">
    {PICTURES[name].lines.map((shape) => (
      <path class="b" d={shape} />
    ))}
    {PICTURES[name].accent.map((shape) => (
      <path class="h" d={shape} />
    ))}
  </svg>
);

const Door = () => (
  <>
    <path d="M6 45V23a18 18 0 0 1 36 0v22z" fill="#0e5566" />
    <path d="M6 31h36v14H6z" fill="#0b2f39" />
    <path d="M17.5 31v-9.5a6.5 6.5 0 0 1 13 0V31z" fill="#f5b83d" />
    <path d="M10 35.5h18M20 40h18" stroke="#b9d9de" stroke-width="2.2" stroke-linecap="round" />
  </>
);

/** The mark: a lit door on the horizon. */
export const Mark = ({ size }: { size?: number }) => (
  <svg viewBox="0 0 48 48" width={size} height={size} aria-hidden="true" focusable="false">
    <Door />
  </svg>
);
