/** The picture of a map that has a point on it, and where on it the point is: slippy-map numbering. Pure. */
export function tileAt(
  template: string,
  latitude: number,
  longitude: number,
  zoom = 16,
): { readonly url: string; readonly x: number; readonly y: number } {
  const n = 2 ** zoom;
  const radians = (latitude * Math.PI) / 180;
  const x = ((longitude + 180) / 360) * n;
  const y = ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * n;
  const url = template
    .replace("{z}", String(zoom))
    .replace("{x}", String(Math.floor(x)))
    .replace("{y}", String(Math.floor(y)));
  return { url, x: (x % 1) * TILE, y: (y % 1) * TILE };
}

/** Points across a picture. */
export const TILE = 256;
