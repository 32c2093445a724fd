/** The card over a place: its findings, then what the core knows of the figure, the slogan or the speaker. */
import { hoverAt } from '../../server/src/core/features/hover';
import type { Finding, Fix, Site } from '../../server/src/core/model';
import { ruleById } from '../../server/src/core/rules/index';
import type { Checked } from './check';
import { button, element, placeLink } from './element';
import { manualOf } from './manual';
import { rendered } from './markdown';
import { findingsAt } from './paper';
import { say } from './words';

/** What the buttons and links of a card do. */
export interface CardActions {
  jump(start: number, end: number): void;
  /** Makes a fix; undefined where the draft cannot be changed here. */
  readonly fix: ((fix: Fix<Site>) => void) | undefined;
  close(): void;
}

/** The distance in pixels between the words and the card, and to the edge of the window. */
const GAP = 6;

/** The card, of which there is one. */
export class Card {
  readonly root = element('div', { class: 'card', id: 'card', role: 'dialog', hidden: true, lang: 'zh' });

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** Shows the card for an offset (UTF-16) beside `box`; false where there is nothing to show. */
  show(checked: Checked, offset: number, box: DOMRect, actions: CardActions): boolean {
    const findings = findingsAt(checked, offset);
    const hover = hoverAt(checked.analysis, offset);
    if (!findings.length && !hover) {
      this.hide();
      return false;
    }
    const text = checked.draft.text;
    this.root.replaceChildren(
      ...findings.map((finding) => findingPart(finding, text, actions)),
      ...(findings.length && hover ? [element('hr')] : []),
      ...(hover ? rendered(hover.markdown, actions.jump) : []),
    );
    this.root.setAttribute('aria-label', findings[0]?.message ?? text.slice(hover!.at.start, hover!.at.end));
    this.root.hidden = false;
    this.root.scrollTop = 0;
    this.place(box);
    return true;
  }

  hide(): void {
    this.root.hidden = true;
  }

  /** Below the words, above them where there is more room. */
  private place(box: DOMRect): void {
    const { style } = this.root;
    const [below, above] = [innerHeight - box.bottom, box.top];
    const isAbove = below < Math.min(this.root.scrollHeight + 2 * GAP, innerHeight / 2) && above > below;
    style.maxHeight = `${Math.max(120, (isAbove ? above : below) - 2 * GAP)}px`;
    style.top = isAbove ? 'auto' : `${box.bottom + GAP}px`;
    style.bottom = isAbove ? `${innerHeight - box.top + GAP}px` : 'auto';
    style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - this.root.offsetWidth - GAP))}px`;
  }
}

function findingPart(finding: Finding<Site>, text: string, { jump, fix }: CardActions): HTMLElement {
  const { rule, severity, message, related, fix: offered } = finding;
  const part = element(
    'section',
    { class: 'told' },
    element('p', { class: 'level' }, chip(severity), ruleById.get(rule)?.zh ?? rule),
    element('p', {}, message),
  );
  for (const { at, message } of related ?? []) {
    const words = text.slice(at.start, at.end).replace(/\s+/g, ' ');
    part.append(
      element(
        'p',
        { class: 'related' },
        `${message}：`,
        placeLink(() => jump(at.start, at.end), words),
      ),
    );
  }
  const row = element('p', { class: 'row' });
  if (offered) {
    if (fix) row.append(button(offered.title, () => fix(offered), { class: 'small' }));
    else row.append(element('span', { class: 'fix' }, `→ ${offered.title}`));
  }
  const page = element('div', { class: 'manual', hidden: true });
  const open = button(say('why'), () => {
    if (!page.childElementCount) page.append(...manualOf(rule, jump));
    page.hidden = !page.hidden;
    open.setAttribute('aria-expanded', String(!page.hidden));
  });
  open.className = 'small quiet';
  open.setAttribute('aria-expanded', 'false');
  row.append(open);
  part.append(row, page);
  return part;
}

/** The level as a coloured word. */
export const chip = (severity: Finding['severity']): HTMLElement =>
  element('span', { class: `chip ${severity}` }, say(severity));
