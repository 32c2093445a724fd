/** The pictures of a review sheet as SVG: the checked share of the figures, and the largest indicators. */
import type { Largest } from '../../../core/features/review/largest';
import { visible } from '../../terminal/visible';
import { xml } from '../../formats/xml';
import type { Picture, SectionBar } from './pages';
import { inMagnitude, shareOf, sumOf } from './pages';

/** The picture as SVG. It is styled by the classes of its page, so that it has the page's colours. */
export function svgOf(picture: Picture): string {
  return picture.kind === 'sections' ? sectionsSvg(picture.bars) : largestSvg(picture.largest);
}

/** Pixels. */
const PICTURE_WIDTH = 960;
const LABEL = 270;
const BAR = 520;
const LINE_HEIGHT = 26;

function sectionsSvg(bars: readonly SectionBar[]): string {
  const most = Math.max(...bars.map(({ figures }) => sumOf(figures)));
  const legend = [
    ['checked', '✓ 已核'],
    ['wrong', '✗ 不符'],
    ['open', '○ 无从核对'],
  ] as const;
  const marks = legend.map(([name, words], i) => {
    const x = LABEL + i * 130;
    return `<rect class="${name}" x="${x}" y="6" width="14" height="14"/>${text(x + 20, 18, words)}`;
  });
  const lines = bars.map(({ title, figures }, i) => {
    const y = 34 + i * LINE_HEIGHT;
    let x = LABEL;
    const parts = legend.map(([name]) => {
      const width = (BAR * figures[name]) / most;
      const part = width ? `<rect class="${name}" x="${round(x)}" y="${y}" width="${round(width)}" height="16"/>` : '';
      x += width;
      return part;
    });
    const words = `${shareOf(figures)}（${figures.checked}/${sumOf(figures)}）`;
    return text(LABEL - 10, y + 13, fitted(title), 'end') + parts.join('') + text(x + 8, y + 13, words);
  });
  return svg(34 + bars.length * LINE_HEIGHT + 4, '各部分数据核对情况', [...marks, ...lines]);
}

function largestSvg({ unit, indicators }: Largest): string {
  const most = Math.max(...indicators.flatMap(({ value, before }) => [Number(value), Number(before?.value ?? 0)]));
  const marks = [
    `<rect class="now" x="${LABEL}" y="6" width="14" height="14"/>${text(LABEL + 20, 18, '本期')}`,
    `<rect class="before" x="${LABEL + 90}" y="6" width="14" height="14"/>${text(LABEL + 110, 18, '上年（文中载明）')}`,
    `<rect class="implied" x="${LABEL + 270}" y="6" width="14" height="14"/>${text(LABEL + 290, 18, '上年（按增速推算）')}`,
  ];
  const height = 42;
  const lines = indicators.map(({ indicator, value, before }, i) => {
    const y = 34 + i * height;
    const length = (number: string): number => Math.max(1, (BAR * Number(number)) / most);
    const bar = (name: string, top: number, number: string, about = ''): string => {
      const width = length(number);
      const words = `${about}${inMagnitude(number, unit)}`;
      return (
        `<rect class="${name}" x="${LABEL}" y="${top}" width="${round(width)}" height="14"/>` +
        text(LABEL + width + 8, top + 12, words)
      );
    };
    const past = before
      ? bar(before.how === 'stated' ? 'before' : 'implied', y + 17, before.value, before.how === 'stated' ? '' : '约')
      : text(LABEL + 8, y + 29, '上年不推算');
    return text(LABEL - 10, y + 21, fitted(indicator), 'end') + bar('now', y, value) + past;
  });
  return svg(34 + indicators.length * height, '主要指标本期与上年', [...marks, ...lines]);
}

const svg = (height: number, title: string, parts: readonly string[]): string =>
  `<svg role="img" aria-label="${title}" viewBox="0 0 ${PICTURE_WIDTH} ${height}" width="${PICTURE_WIDTH}" height="${height}">` +
  `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect class="hatched" width="6" height="6"/><path class="stroke" d="M0 0V6"/></pattern></defs>` +
  `${parts.join('')}</svg>`;

const text = (x: number, y: number, words: string, anchor = 'start'): string =>
  `<text x="${round(x)}" y="${y}" text-anchor="${anchor}">${xml(visible(words))}</text>`;

const round = (x: number): number => Math.round(10 * x) / 10;

/** Shortens a label to the room beside a bar. */
const fitted = (words: string): string => (words.length > 17 ? `${words.slice(0, 16)}…` : words);
