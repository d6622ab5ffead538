import { Drawing, type PictureText } from "./frame.tsx";
import { type AreaCollection, type AreaFeature, drawAreas } from "./geometry.ts";
import { at } from "./numbers.ts";

export interface PlacesProps {
  readonly id: string;
  readonly picture: PictureText;
  readonly areas: AreaCollection;
  readonly codeOf: (feature: AreaFeature) => string;
  /** A short mark on an area: its number in the list beside the map. */
  readonly marks: ReadonlyMap<string, string>;
}

const WIDTH = 336;
const MARGIN = 6;

/** Areas with a mark on those of a list: all that it says stands in the list too. */
export const PlacesMap = ({ id, picture, areas, codeOf, marks }: PlacesProps) => {
  const drawn = drawAreas(areas, codeOf, WIDTH - 2 * MARGIN);
  const marked = drawn.areas.flatMap((area) => {
    const mark = marks.get(area.key);
    return mark === undefined ? [] : [{ ...area, mark }];
  });
  return (
    <Drawing id={id} text={picture} width={WIDTH} height={drawn.height + 2 * MARGIN} class="pb-map">
      <g transform={`translate(${MARGIN} ${MARGIN})`}>
        {drawn.areas.map(({ path }) => (
          <path d={path} fill="#dceef0" stroke="#fff" stroke-width="1.4" />
        ))}
        {marked.map(({ centre }) => (
          <circle
            cx={at(centre[0])}
            cy={at(centre[1])}
            r="11"
            fill="#0e4a59"
            stroke="#fff"
            stroke-width="1.5"
          />
        ))}
        {marked.map(({ centre, mark }) => (
          <text
            x={at(centre[0])}
            y={at(centre[1] + 4)}
            text-anchor="middle"
            fill="#ffffff"
            font-size="12"
            font-weight="700"
          >
            {mark}
          </text>
        ))}
      </g>
    </Drawing>
  );
};
