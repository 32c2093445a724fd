/** The subset of Markdown in which the cards and the manual are written, as elements. */
import { element, placeLink } from './element';

/** Links in a card as the core writes them: `\uE000start-end|words\uE001`. */
const LINK = /^\uE000(\d+)-(\d+)\|([^\uE000\uE001]*)\uE001/;

/** Goes to a stretch of the draft, in UTF-16 offsets. */
export type Jump = (start: number, end: number) => void;

/** Renders paragraphs, lists of one or two levels and rules; everything else stays as it is written. */
export function rendered(markdown: string, jump: Jump): HTMLElement[] {
  const out: HTMLElement[] = [];
  let list: HTMLUListElement | null = null;
  let last: HTMLLIElement | null = null;
  let words: string[] = [];
  const flush = (): void => {
    if (words.length) out.push(element('p', {}, ...inline(words.join(''), jump)));
    words = [];
  };
  for (const line of markdown.split('\n')) {
    const item = /^( *)[-*] (.*)$/.exec(line);
    if (item && last && item[1]!.length >= 2) {
      const inner: HTMLUListElement = last.querySelector('ul') ?? last.appendChild(element('ul'));
      inner.append(element('li', {}, ...inline(item[2]!, jump)));
      continue;
    }
    if (item) {
      flush();
      if (!list) out.push((list = element('ul')));
      list.append((last = element('li', {}, ...inline(item[2]!, jump))));
      continue;
    }
    list = last = null;
    if (line === '---') {
      flush();
      out.push(element('hr'));
    } else if (line.trim()) words.push(line);
    else flush();
  }
  flush();
  return out;
}

function inline(words: string, jump: Jump): (Node | string)[] {
  const out: (Node | string)[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain) out.push(plain);
    plain = '';
  };
  for (let rest = words; rest;) {
    const escaped = /^\\([\\`*_[\]<>~&|])/.exec(rest);
    const bold = /^\*\*((?:[^*\\]|\\.)+)\*\*/.exec(rest);
    const code = /^`([^`]+)`/.exec(rest);
    const link = LINK.exec(rest);
    const found = escaped ?? bold ?? code ?? link;
    if (!found) {
      plain += rest[0];
      rest = rest.slice(1);
      continue;
    }
    rest = rest.slice(found[0].length);
    if (escaped) {
      plain += escaped[1];
      continue;
    }
    flush();
    if (bold) out.push(element('b', {}, ...inline(bold[1]!, jump)));
    else if (code) out.push(element('code', {}, code[1]));
    else if (link) {
      const [start, end] = [Number(link[1]), Number(link[2])];
      out.push(placeLink(() => jump(start, end), ...inline(link[3]!, jump)));
    }
  }
  flush();
  return out;
}
