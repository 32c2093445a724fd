import type { Person } from '../../model';
import { postLevel } from '../../read/names';
import type { DocumentRule } from '../rule';

export const nameVariant: DocumentRule = {
  id: 'attribution/name-variant',
  severity: 'warning',
  zh: '同一职务的人名写法不一',
  en: 'One office-holder written in two ways',
  why: `同一单位的同一正职，前文写“罗建明”、后文写“罗建民”，只差一个字，多半有一处写错。

只比单位、职务完全相同的正职；村民、副职等可以有多人同名同姓氏的不报。以全文出现较多的写法为准，次数相同则只作提示。`,
  source: '文内人名一致（编校惯例）',
  bad: ['青石镇党委书记罗建明到村里调研。罗建明走访了农户。\n青石镇党委书记⟦罗建民⟧说，要修好路。'],
  good: [
    '青石镇党委书记罗建明到村里调研。\n青石镇党委书记罗建明说，要修好路。',
    '村民罗建明在种茶。\n村民罗建民在采茶。',
    '青石镇副镇长罗建明到村里调研。\n青石镇副镇长罗建民说，要修好路。',
    '青石镇党委书记罗建明到村里调研。\n云溪镇党委书记罗建民说，要修好路。',
  ],
  *checkDocument({ facts: { people } }) {
    for (const [a, b] of pairs(people)) {
      if (!differInOne(a.name, b.name)) continue;
      const shared = a.titled.find((m) => heads(m.title) && b.titled.some((n) => n.title === m.title));
      if (!shared) continue;
      const [usual, odd] = a.mentions.length >= b.mentions.length ? [a, b] : [b, a];
      const equal = a.mentions.length === b.mentions.length;
      const at = odd.titled.find((m) => m.title === shared.title)!.at;
      yield {
        at,
        message: `${shared.title}的姓名，此处为“${odd.name}”，${equal ? '别处' : '多处'}为“${usual.name}”`,
        related: [{ at: usual.titled.find((m) => m.title === shared.title)!.at, message: usual.name }],
        ...(equal && { severity: 'hint' as const }),
      };
    }
  },
};

/** Every two people who could have one name, in order. */
function* pairs(people: readonly Person[]): Generator<[Person, Person]> {
  const alike = new Map<string, Person[]>();
  const key = ({ name }: Person): string => `${name.length}${name[0]}`;
  for (const person of people) {
    const list = alike.get(key(person));
    if (list) list.push(person);
    else alike.set(key(person), [person]);
  }
  for (const a of people) {
    const list = alike.get(key(a))!;
    // Those before have had their turn.
    list.shift();
    for (const b of list) yield [a, b];
  }
}

/** A head's post with the name of its body: there is only one of them. */
const heads = (title: string): boolean => postLevel(title) === 1 && title.length >= 5;

function differInOne(a: Person['name'], b: Person['name']): boolean {
  if (a.length !== b.length || a.length < 3 || a[0] !== b[0]) return false;
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
  return different === 1;
}
