import { geoArea, geoIdentity, geoPath, geoTransverseMercator } from "d3-geo";

export interface AreaFeature {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry:
    | { readonly type: "Polygon"; readonly coordinates: number[][][] }
    | { readonly type: "MultiPolygon"; readonly coordinates: number[][][][] };
}

export interface AreaCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly AreaFeature[];
}

export interface DrawnArea<Key> {
  readonly key: Key;
  readonly path: string;
  /** Where a number has the most room, and how far the nearest border is from there. */
  readonly centre: readonly [x: number, y: number];
  readonly room: number;
}

type Ring = number[][];

/** Polygons with their rings the way the sphere wants them: an area larger than half the globe is inside out. */
function rewound(feature: AreaFeature): Ring[][] {
  const { geometry } = feature;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => {
    const outside = geoArea({ type: "Polygon", coordinates: rings.slice(0, 1) }) > 2 * Math.PI;
    return outside ? rings.map((ring) => [...ring].reverse()) : rings;
  });
}

const distance = (x: number, y: number, [ax, ay]: number[], [bx, by]: number[]): number => {
  const [dx, dy] = [(bx ?? 0) - (ax ?? 0), (by ?? 0) - (ay ?? 0)];
  const length = dx * dx + dy * dy;
  const t =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((x - (ax ?? 0)) * dx + (y - (ay ?? 0)) * dy) / length));
  return Math.hypot(x - (ax ?? 0) - t * dx, y - (ay ?? 0) - t * dy);
};

const crosses = (x: number, y: number, [ax = 0, ay = 0]: number[], [bx = 0, by = 0]: number[]): boolean =>
  ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;

/** How far a point is from the border of plane rings; negative outside. */
function depth(rings: readonly Ring[], x: number, y: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as number[], ring[i] as number[]];
      if (crosses(x, y, a, b)) inside = !inside;
      nearest = Math.min(nearest, distance(x, y, a, b));
    }
  }
  return inside ? nearest : -nearest;
}

/** The point farthest from the border, by a grid that is halved around its best point. */
export function roomiest(rings: readonly Ring[]): { centre: readonly [number, number]; room: number } {
  const points = rings.flat();
  const xs = points.map((p) => p[0] ?? 0);
  const ys = points.map((p) => p[1] ?? 0);
  let [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = { x: (x0 + x1) / 2, y: (y0 + y1) / 2, room: -Infinity };
  for (let round = 0; round < 5; round++) {
    const [w, h] = [(x1 - x0) / 16, (y1 - y0) / 16];
    for (let i = 0; i <= 16; i++) {
      for (let j = 0; j <= 16; j++) {
        const [x, y] = [x0 + i * w, y0 + j * h];
        const room = depth(rings, x, y);
        if (room > best.room) best = { x, y, room };
      }
    }
    [x0, x1, y0, y1] = [best.x - 2 * w, best.x + 2 * w, best.y - 2 * h, best.y + 2 * h];
  }
  return { centre: [best.x, best.y], room: best.room };
}

/**
 * Areas drawn on a plane of the given width; its height follows. Transverse Mercator around the areas' own middle,
 * as the country's maps are drawn: shapes look as people know them.
 */
export function drawAreas<Key>(
  areas: AreaCollection,
  keyOf: (feature: AreaFeature) => Key,
  width: number,
): { readonly height: number; readonly areas: readonly DrawnArea<Key>[] } {
  const features = areas.features.map((feature) => ({ feature, polygons: rewound(feature) }));
  const all = {
    type: "MultiPolygon" as const,
    coordinates: features.flatMap(({ polygons }) => polygons),
  };
  const longitudes = all.coordinates.flat(2).map((p) => p[0] ?? 0);
  const middle = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
  const projection = geoTransverseMercator().rotate([-middle, 0]).precision(0.1).fitWidth(width, all);
  const [, [, bottom]] = geoPath(projection).bounds(all);
  const height = Math.ceil(bottom);
  const draw = geoPath(projection).digits(1);
  const plane = geoPath(geoIdentity());
  return {
    height,
    areas: features.map(({ feature, polygons }) => {
      const flat = polygons.map((rings) =>
        rings.map((ring) => ring.map((p) => [...(projection(p as [number, number]) ?? [0, 0])])),
      );
      const size = (rings: Ring[]) => Math.abs(plane.area({ type: "Polygon", coordinates: rings }));
      const largest = flat.reduce((a, b) => (size(b) > size(a) ? b : a));
      return {
        key: keyOf(feature),
        path: draw({ type: "MultiPolygon", coordinates: polygons }) ?? "",
        ...roomiest(largest),
      };
    }),
  };
}
