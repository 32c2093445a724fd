import type { Person, PersonMention, Site } from '../../model';
import { postLevel } from '../../read/names';
import type { DocumentRule } from '../rule';

/** Of the similar names under one post at most so many are compared: if there are more, the post has many holders. */
const MAX_HOLDERS_OF_POST = 8;

export const nameVariant: DocumentRule = {
  id: 'attribution/name-variant',
  severity: 'warning',
  zh: '同一职务的人名写法不一',
  en: 'One office-holder written in two ways',
  why: `同一单位的同一正职，前文多处写“罗建明”、一处写“罗建民”，只差一个字，这一处多半写错。

只比单位、职务完全相同的正职，而且写错的一处是孤例、两个姓名不在同一句里；写明“时任”“原任”的，村民、副职等可以有多人同名同姓氏的，都不报。`,
  source: '文内人名一致（编校惯例）',
  bad: ['青石镇党委书记罗建明到村里调研。罗建明走访了农户。\n青石镇党委书记⟦罗建民⟧说，要修好路。'],
  good: [
    '青石镇党委书记罗建明到村里调研。\n青石镇党委书记罗建明说，要修好路。',
    '青石镇党委书记罗建明到村里调研。\n青石镇党委书记罗建民说，要修好路。',
    '时任青石镇党委书记罗建民修了路。\n青石镇党委书记罗建明到村里调研。罗建明走访了农户。',
    '青石镇党委书记罗建明和青石镇党委书记罗建民先后到任。罗建明走访了农户。',
    '村民罗建明在种茶。\n村民罗建民在采茶。',
    '青石镇副镇长罗建明到村里调研。\n青石镇副镇长罗建民说，要修好路。',
    '青石镇党委书记罗建明到村里调研。\n云溪镇党委书记罗建民说，要修好路。',
  ],
  *checkDocument({ text, facts: { people } }) {
    for (const [a, b] of similarPairs(people)) {
      if (!differInOne(a.name, b.name)) continue;
      const [usual, odd] = a.mentions.length >= b.mentions.length ? [a, b] : [b, a];
      if (odd.mentions.length > 1 || usual.mentions.length < 2) continue;
      const shared = odd.titled.find(
        (m) => isHeadOfNamedBody(m.title) && usual.titled.some((n) => n.title === m.title),
      );
      if (!shared) continue;
      const other = usual.titled.find((m) => m.title === shared.title);
      if (!other) continue;
      const [first] = odd.mentions;
      if (!first || isNamedTogether(text, first, usual.mentions) || isFormer(text, shared) || isFormer(text, other))
        continue;
      yield {
        at: shared.at,
        message: `${shared.title}的姓名，此处为“${odd.name}”，多处为“${usual.name}”`,
        related: [{ at: other.at, message: usual.name }],
      };
    }
  },
};

/** Whether two names stand close to each other in one sentence, so that they are two people. */
const isNamedTogether = (text: string, at: Site, others: readonly Site[]): boolean =>
  others.some((o) => {
    const between = o.start < at.start ? text.slice(o.end, at.start) : text.slice(at.end, o.start);
    return between.length < 80 && !/[。！？\n]/.test(between);
  });

/** Whether the post was held at another time: 时任, 原任, 前任. */
const isFormer = (text: string, { at, title }: PersonMention<Site>): boolean => {
  const start = at.start - title.length;
  return /[时原前继曾接现]任?$/.test(text.slice(Math.max(0, start - 2), start));
};

/**
 * Pairs of people who hold the same head's post and whose names may differ in one character, in the order of the text.
 */
function* similarPairs(people: readonly Person[]): Generator<[Person, Person]> {
  /** By the post and by the name without one of its characters. */
  const alike = new Map<string, Person[]>();
  for (const b of people) {
    const others = new Set<Person>();
    for (const title of new Set(b.titled.map((m) => m.title).filter(isHeadOfNamedBody))) {
      for (let i = 1; i < b.name.length; i++) {
        const key = `${title} ${b.name.slice(0, i)}*${b.name.slice(i + 1)}`;
        const list = alike.get(key);
        if (!list) alike.set(key, [b]);
        else if (list.length < MAX_HOLDERS_OF_POST) {
          for (const a of list) others.add(a);
          list.push(b);
        }
      }
    }
    for (const a of others) yield [a, b];
  }
}

/** Whether the title is a head's post with the name of its body, of which there is only one. */
const isHeadOfNamedBody = (title: string): boolean => postLevel(title) === 1 && title.length >= 5;

function differInOne(a: Person['name'], b: Person['name']): boolean {
  if (a.length !== b.length || a.length < 3 || a[0] !== b[0]) return false;
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
  return different === 1;
}
