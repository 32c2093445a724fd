/** The draft on the page: its lines with figures and findings marked, and the offset under a point. */
import type { Finding, Site } from '../../server/src/core/model';
import { SEVERITIES } from '../../server/src/core/model';
import type { Checked } from './check';
import { element } from './element';

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The text of a draft as elements. Offsets are UTF-16 units of the text. */
export class Paper {
  readonly root = element('div', { class: 'paper', id: 'paper', lang: 'zh' });
  private lines: HTMLElement[] = [];
  private marked: HTMLElement[] = [];
  /** The offset at which each line starts, in order. */
  private starts: number[] = [];

  /** Shows a draft with its marks, or the bare text where `checked` is null. */
  show(text: string, checked: Checked | null): void {
    this.lines = [];
    this.starts = [];
    const stretches = checked ? stretchesOf(checked) : [];
    const heads = headsOf(checked);
    const sections = new Map(checked?.draft.word?.document.sections.slice(1).map((s) => [s.start, s.name]));
    const out: Node[] = [];
    let next = 0;
    for (let start = 0; start <= text.length;) {
      const found = text.indexOf('\n', start);
      const end = found < 0 ? text.length : found;
      while (next < stretches.length && stretches[next]!.end <= start) next++;
      const name = sections.get(start);
      if (name !== undefined) out.push(element('p', { class: 'section' }, name));
      const level = heads.get(start);
      const line = element('p', { class: level === undefined ? 'line' : `line head${Math.min(level, 3)}` });
      line.append(...pieces(text, start, end, stretches, next));
      out.push(line);
      this.lines.push(line);
      this.starts.push(start);
      start = end + 1;
    }
    this.root.replaceChildren(...out);
  }

  /** The offset under a point of the window; null where no text is. */
  offsetAt(x: number, y: number): number | null {
    const [node, at] = caretAt(x, y) ?? [];
    const piece = node?.parentElement?.closest<HTMLElement>('[data-at]');
    if (!node || !piece || !this.root.contains(piece) || node.nodeType !== Node.TEXT_NODE) return null;
    const offset = Number(piece.dataset['at']) + at!;
    // The caret is between characters, but the point must be on one of them.
    for (const from of [offset - 1, offset]) if (covers(this.rectsOf(from, from + 1), x, y)) return from;
    return null;
  }

  /** The boxes of a stretch of the text in the window. */
  rectsOf(start: number, end: number): DOMRect[] {
    const range = this.rangeOf(start, end);
    return range ? [...range.getClientRects()] : [];
  }

  /** Scrolls to a stretch and marks it as the current one. */
  point(start: number, end: number): void {
    this.rangeOf(start, end)?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    this.mark(start, end);
  }

  /** Marks a stretch as the current one without scrolling; an empty stretch removes the mark. */
  mark(start: number, end: number): void {
    for (const old of this.marked) old.classList.remove('here');
    this.marked = this.piecesIn(start, end);
    for (const piece of this.marked) piece.classList.add('here');
  }

  private rangeOf(start: number, end: number): Range | null {
    const [first, last] = [this.spotOf(start), this.spotOf(Math.max(start, end))];
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(...last);
    return range;
  }

  private spotOf(offset: number): [Node, number] | null {
    const piece = this.piecesIn(offset, offset + 1)[0] ?? this.piecesIn(offset - 1, offset).at(-1);
    if (!piece?.firstChild) return null;
    const at = offset - Number(piece.dataset['at']);
    return [piece.firstChild, Math.min(at, piece.firstChild.textContent!.length)];
  }

  private piecesIn(start: number, end: number): HTMLElement[] {
    const out: HTMLElement[] = [];
    let low = 0;
    for (let high = this.starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= start) low = middle;
      else high = middle;
    }
    for (let i = low; i < this.lines.length; i++) {
      for (const piece of this.lines[i]!.querySelectorAll<HTMLElement>('[data-at]')) {
        const at = Number(piece.dataset['at']);
        if (at >= end) return out;
        if (at + piece.textContent.length > start) out.push(piece);
      }
    }
    return out;
  }
}

/** A line as spans, divided wherever a figure or a finding begins or ends. */
function pieces(text: string, start: number, end: number, stretches: readonly Stretch[], first: number): HTMLElement[] {
  const own: Stretch[] = [];
  for (let i = first; i < stretches.length && stretches[i]!.start < end; i++) {
    if (stretches[i]!.end > start) own.push(stretches[i]!);
  }
  const cuts = new Set([start, end]);
  for (const s of own) cuts.add(Math.max(s.start, start)).add(Math.min(s.end, end));
  const places = [...cuts].sort((a, b) => a - b);
  const out: HTMLElement[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i]!, places[i + 1]!];
    const names = own.filter((s) => s.start < to && s.end > from).map(({ name }) => name);
    out.push(
      element(
        'span',
        { 'data-at': from, ...(names.length && { class: [...new Set(names)].join(' ') }) },
        text.slice(from, to),
      ),
    );
  }
  return out;
}

function stretchesOf({ analysis, states }: Checked): Stretch[] {
  const figures = Array.from(states, ([{ at }, state]) => ({ ...at, name: `figure ${state ?? 'when'}` }));
  const findings = analysis.findings.map(({ at, severity }) => ({ ...wide(at), name: `finding ${severity}` }));
  // Of equal starts, the longer ones come first, so that the scan may drop what has ended.
  return [...figures, ...findings].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A finding without width, where something is missing, is shown at the character after it. */
const wide = ({ start, end }: Site): { start: number; end: number } => ({ start, end: Math.max(end, start + 1) });

function headsOf(checked: Checked | null): Map<number, number> {
  const heads = new Map<number, number>();
  const text = checked?.analysis.text ?? '';
  for (const { at, level, stand } of checked?.analysis.facts.outline ?? []) {
    if (stand !== 'run-in') heads.set(text.lastIndexOf('\n', at.start - 1) + 1, level);
  }
  return heads;
}

type Caret = readonly [node: Node, offset: number];

function caretAt(x: number, y: number): Caret | null {
  // The standard's function, then the one of older browsers.
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && [caret.offsetNode, caret.offset];
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && [range.startContainer, range.startOffset];
}

const covers = (rects: readonly DOMRect[], x: number, y: number): boolean =>
  rects.some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);

/** The findings at an offset, the gravest first. */
export const findingsAt = ({ analysis }: Checked, offset: number): Finding<Site>[] =>
  analysis.findings
    .filter(({ at }) => at.start <= offset && offset < wide(at).end)
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
