/** The rules' pages, from the texts that the build packs. */
import texts from 'wenheng:manual';
import { element } from './element';
import type { Jump } from './markdown';
import { rendered } from './markdown';
import { say } from './words';

/** The number of examples of each kind that are shown. */
const MOST = 3;

/** The page of a rule as elements; empty where it has none. */
export function manualOf(rule: string, jump: Jump): HTMLElement[] {
  const text = texts()[rule];
  if (!text) return [];
  const examples = (title: string, sentences: readonly string[]): HTMLElement[] => [
    element('p', { class: 'label' }, title),
    element('ul', {}, ...sentences.slice(0, MOST).map((s) => element('li', {}, s.replace(/\n+/g, ' ')))),
  ];
  return [
    ...rendered(text.why.trim(), jump),
    ...(text.source ? [element('p', { class: 'source' }, `${say('source')}${text.source}`)] : []),
    ...examples(say('bad'), text.bad),
    ...examples(say('good'), text.good),
    element('p', { class: 'source' }, rule),
  ];
}
