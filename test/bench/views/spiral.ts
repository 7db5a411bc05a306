/** A tile's place, in whole pixels. */
export interface Tile {
  x: number;
  y: number;
}

const width = 960;
const height = 720;
const cell = 10;

/** About 2,400 places along a spiral; they are no part of the props. */
export const tiles: readonly Tile[] = placeTiles();

function placeTiles(): Tile[] {
  const placed: Tile[] = [];
  for (let angle = 0, radius = 0; radius < height / 2; angle += 0.2, radius += cell * 0.015) {
    const x = width / 2 + Math.cos(angle) * radius;
    const y = height / 2 + Math.sin(angle) * radius;
    if (isInside(x, width) && isInside(y, height))
      placed.push({ x: Math.round(x), y: Math.round(y) });
  }
  return placed;
}

function isInside(place: number, size: number): boolean {
  return place >= 0 && place <= size - cell;
}
