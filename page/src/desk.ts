/** A draft in the page: it is read, shown with its findings, walked through, and saved. */
import sample from 'wenheng:sample';
import { applyEdits } from '../../server/src/core/findings/fixing';
import type { Finding, Fix, Site } from '../../server/src/core/model';
import { site } from '../../server/src/core/model';
import { Card } from './card';
import type { Checked } from './check';
import { annotated, Checker, figuresBook, reviewPage } from './check';
import type { Draft } from './draft';
import { draftOf, draftOfWords } from './draft';
import { button, element } from './element';
import { Panel } from './panel';
import { Paper } from './paper';
import { marked, save, MEDIA_TYPES } from './save';
import type { Shell } from './shell';
import { say } from './words';

/** Milliseconds that the pointer must rest before a card opens, and be away before it closes. */
const REST = 150;
const LEAVE = 300;
/** Pixels of scrolling after which the card closes, since its words have moved away. */
const SCROLLED = 8;

const checker = new Checker();
const paper = new Paper();
const card = new Card();
const panel = new Panel(goTo, () => focusCard());

let shell: Shell;
let draft: Draft | null = null;
let checked: Checked | null = null;
/** The drafts before each fix that was made here. */
let earlier: Draft[] = [];
/** Counts the drafts that are read, so that only the last one is shown. */
let round = 0;
/** The element that had the focus before the card. */
let returnTo: HTMLElement | null = null;

/** The name of the draft whose text is being edited. */
let editing: string | null = null;
/** The scroll position when the card was opened. */
let openedAt = 0;
const sheet = element('section', { class: 'sheet', tabindex: 0, 'aria-label': say('draft') }, paper.root);
const root = element('main', { class: 'desk', hidden: true }, sheet, panel.root);

/** Puts the draft behind the shell, to which it adds its tools. */
export function open(behind: Shell): void {
  shell = behind;
  document.body.append(root, card.root);
}

// ---------------------------------------------------------------- taking a draft

/** Reads the bytes of a file as a draft. Never rejects: a problem is shown. */
export function readFile(name: string, bytes: Uint8Array, remark: string): Promise<void> {
  return read(draftOf(name, bytes), true, remark);
}

/** Reads pasted or edited text as a draft. Never rejects. */
export function readWords(text: string): Promise<void> {
  // Text that was edited keeps the name of its file.
  return read(draftOfWords(editing ?? say('pasted'), text), true);
}

/** Reads the sample draft. */
export const readSample = (): Promise<void> => read(draftOfWords(say('sampleName'), sample), true);

/** Reads a draft and shows it. Where it cannot be read, the draft before stays. */
async function read(next: Draft, isNew: boolean, remark = ''): Promise<void> {
  const own = ++round;
  card.hide();
  if (!next.text.trim()) return shell.tell(say('empty'), true);
  shell.tell(say('reading'));
  await pause();
  try {
    const result = await checker.check(next, pause);
    if (own !== round) return;
    draft = next;
    checked = result;
    if (isNew) earlier = [];
    const notices = result?.analysis.notices.map(({ message }) => message) ?? [say('notChinese')];
    const unread = next.remark && (next.word ? `${say('unread')}${next.remark}` : next.remark);
    shell.tell([remark, unread, ...notices].filter(Boolean).join(' '));
    paper.show(next.text, result);
    panel.show(result);
    shell.leave();
    root.hidden = false;
    editing = null;
    renderHead();
    if (isNew) sheet.scrollTop = 0;
    if (isNew) sheet.focus();
  } catch (error) {
    console.error(error);
    shell.tell(`${say('fault')}${error instanceof Error ? error.message : String(error)}`, true);
  }
}

/** Lets the page draw and respond. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

// ---------------------------------------------------------------- the head

function renderHead(): void {
  if (!draft) return;
  const size = `${count(draft.text)}${say('characters')}`;
  shell.head({ name: draft.name, size }, [
    ...(checked?.analysis.findings.length
      ? [
          button('↑', () => step(-1), { title: `${say('previous')} (Shift+F8)`, 'aria-label': say('previous') }),
          button('↓', () => step(1), { title: `${say('next')} (F8)`, 'aria-label': say('next') }),
        ]
      : []),
    ...(earlier.length ? [button(say('undo'), undo)] : []),
    ...(draft.word ? [] : [button(say('edit'), () => leave(draft))]),
    ...(checked ? savers(checked).map(([label, run]) => button(label, run)) : []),
    button(say('another'), () => leave(null), { title: say('keys') }),
  ]);
}

const count = (text: string): string => text.replace(/\s/g, '').length.toLocaleString('en');

function savers(now: Checked): [string, () => void][] {
  const { draft } = now;
  const give = (mark: string, ending: keyof typeof MEDIA_TYPES, content: Uint8Array | string | null): void => {
    if (content === null) return shell.tell(say('noChanges'));
    const file = marked(draft.name, mark, ending);
    save(file, content, MEDIA_TYPES[ending]);
    shell.tell(`${say('savedAs')}${file}`);
  };
  const guarded = (make: () => void) => (): void => {
    try {
      make();
    } catch (error) {
      shell.tell(error instanceof Error ? error.message : String(error), true);
    }
  };
  const all: [string, () => void][] = draft.word
    ? [
        ...(now.analysis.findings.length
          ? [[say('saveComments'), () => give('.核对', 'docx', annotated(now, new Date()))] as [string, () => void]]
          : []),
        [say('saveChanges'), () => give('.修订', 'docx', checker.changed(now, new Date()))],
      ]
    : earlier.length
      ? [[say('saveText'), () => give('.改后', 'txt', draft.text)]]
      : [];
  all.push([say('saveReview'), () => give('-核对表', 'html', reviewPage(now))]);
  all.push([say('saveFigures'), () => give('-数据', 'xlsx', figuresBook(now))]);
  return all.map(([label, run]) => [label, guarded(run)]);
}

/** Goes back to the start; `edited` is a draft whose text is to be edited there. */
function leave(edited: Draft | null): void {
  round++;
  card.hide();
  root.hidden = true;
  editing = edited?.name ?? null;
  shell.enter(edited?.text ?? '');
}

// ---------------------------------------------------------------- going about in the draft

/** Goes to a place and shows its card. */
function goTo(at: Site): void {
  paper.point(at.start, Math.max(at.end, at.start + 1));
  panel.follow(at);
  openCard(at.start, at);
}

function openCard(offset: number, at: { start: number; end: number }): void {
  const box = paper.rectsOf(at.start, Math.max(at.end, at.start + 1))[0];
  if (!checked || !box) return card.hide();
  openedAt = sheet.scrollTop;
  card.show(checked, offset, box, {
    jump: (start, end) => goTo(site(start, end)),
    fix: checked.draft.word ? undefined : mend,
    close: closeCard,
  });
}

function step(by: 1 | -1): void {
  const findings = checked?.analysis.findings ?? [];
  if (!findings.length) return;
  const from = here ?? (by > 0 ? -1 : Infinity);
  const next: Finding<Site> =
    (by > 0 ? findings.find(({ at }) => at.start > from) : findings.findLast(({ at }) => at.start < from)) ??
    (by > 0 ? findings[0]! : findings.at(-1)!);
  here = next.at.start;
  goTo(next.at);
}

/** The place of the last step; null at the start of a draft. */
let here: number | null = null;

function focusCard(): void {
  if (!card.isOpen) return;
  returnTo = document.activeElement as HTMLElement | null;
  card.root.querySelector<HTMLElement>('a, button')?.focus();
}

function closeCard(): void {
  const wasInside = card.root.contains(document.activeElement);
  card.hide();
  if (wasInside) (returnTo ?? sheet).focus();
}

function mend(fix: Fix<Site>): void {
  if (!draft || draft.word) return;
  earlier.push(draft);
  void read({ ...draft, text: applyEdits(draft.text, fix.edits) }, false);
}

function undo(): void {
  const last = earlier.pop();
  if (last) void read(last, false);
}

// ---------------------------------------------------------------- keys, pointer, drop and paste

document.addEventListener('keydown', (event) => {
  if (shell.isOpen) return;
  if (event.key === 'F8') step(event.shiftKey ? -1 : 1);
  else if (event.key === 'Escape' && card.isOpen) closeCard();
  else if (event.key === 'Enter' && card.isOpen && event.target === sheet) focusCard();
  else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && !shell.owns(event.target)) undo();
  else return;
  event.preventDefault();
});

document.addEventListener('pointerdown', ({ target }) => {
  if (!card.root.contains(target as Node)) card.hide();
});

let resting: ReturnType<typeof setTimeout> | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

paper.root.addEventListener('pointermove', ({ clientX, clientY, pointerType, buttons }) => {
  clearTimeout(resting);
  // No card opens while text is being selected.
  if (pointerType === 'touch' || buttons) return;
  resting = setTimeout(() => hoverAtPoint(clientX, clientY), REST);
});
paper.root.addEventListener('click', ({ clientX, clientY }) => {
  if (getSelection()?.isCollapsed !== false) hoverAtPoint(clientX, clientY);
});
paper.root.addEventListener('pointerleave', () => clearTimeout(resting));
card.root.addEventListener('pointerenter', () => clearTimeout(leaving));
card.root.addEventListener('pointerleave', closeSoon);
sheet.addEventListener('scroll', () => {
  if (!card.root.contains(document.activeElement) && Math.abs(sheet.scrollTop - openedAt) > SCROLLED) card.hide();
});

function hoverAtPoint(x: number, y: number): void {
  const offset = paper.offsetAt(x, y);
  if (offset === null || !checked) return closeSoon();
  clearTimeout(leaving);
  paper.mark(0, 0);
  openCard(offset, { start: offset, end: offset + 1 });
}

function closeSoon(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (!card.root.contains(document.activeElement)) card.hide();
  }, LEAVE);
}
