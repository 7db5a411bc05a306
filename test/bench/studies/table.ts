import { alignTable, writeInterval } from '../report.ts';
import { type Figure, judgeFigure } from './figure.ts';

const columns = ['what', 'unit', 'value', '95 % interval', 'at most', ''];

/** Figures as a table for a terminal. */
export function alignFigures(figures: readonly Figure[]): string[] {
  return alignTable([columns, ...figures.map(toCells)]);
}

/** Figures as a table in Markdown. */
export function writeFigureTable(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => {
    const [name, unit, value, interval, mark, word] = toCells(figure);
    const withInterval = interval === '' ? value : `${value} (${interval})`;
    return `| ${name} | ${withInterval}${unit && ` ${unit}`} | ${word === '' ? '' : `${mark}: ${word}`} |`;
  });
  return ['| what | value | mark, at most |', '|---|--:|---|', ...rows];
}

function toCells(figure: Figure): string[] {
  const { name, unit, value, interval, mark } = figure;
  const digits = unit === '' ? 0 : value < 20 ? 2 : 0;
  return [
    name,
    unit,
    value.toFixed(digits),
    interval ? writeInterval({ median: value, ...interval }, digits) : '',
    mark?.toString() ?? '',
    judgeFigure(figure),
  ];
}
