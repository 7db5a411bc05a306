import { tiles } from '../../views/spiral.ts';

export default function renderSpiral(): string {
  let html = '<div id="wrapper">';
  for (const { x, y } of tiles) html += `<div class="tile" style="left:${x}px;top:${y}px"></div>`;
  return `${html}</div>`;
}
