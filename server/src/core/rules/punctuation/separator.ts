import { CONTENTS } from '../../text/census';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';

/** Items that central documents always separate with 、. */
const FIXED = /(?:一国两制|港人治港|澳人治澳|十个明确|十四个坚持|六稳)”、“/y;

export const separator: DocumentRule = {
  id: 'punctuation/separator',
  severity: 'hint',
  zh: '并列引号之间，顿号用得前后不一',
  en: 'Quoted items are parted by 、 in some places and not in others',
  why: `标有引号的并列成分之间，国家标准说“通常不用顿号”，中央文件又长期使用，两种都可以，但一篇之中应当一致。全文两种都有时，在少的那一种首次出现处提示一次。`,
  source: 'GB/T 15834—2011 4.5.3.5',
  bad: ['落实“三会”“一课”“双报到”制度，严守“红线”⟦、⟧“底线”。'],
  good: [
    '落实“三会”“一课”制度，严守“红线”“底线”。',
    '落实“三会”、“一课”制度，严守“红线”、“底线”。',
    '坚持“一国两制”、“港人治港”、“澳人治澳”，严守“红线”“底线”。',
  ],
  *checkDocument({ readings }) {
    const found = gather(readings, QUOTE_JUNCTIONS).flatMap(({ placed, value }) =>
      value.map((p) => ({ ...p, placed })),
    );
    const marked = found.filter((p) => p.mark);
    const bare = found.filter((p) => !p.mark);
    if (!marked.length || !bare.length || marked.length === bare.length) return;
    const [few, many] = marked.length < bare.length ? [marked, bare] : [bare, marked];
    const [first] = few;
    if (!first) return;
    const edits = few.map(({ at, placed }) => ({
      at: placer(placed)(first.mark ? span(at + 1, at + 2) : span(at + 1, at + 1)),
      newText: first.mark ? '' : '、',
    }));
    yield {
      at: placer(first.placed)(first.mark ? span(first.at + 1, first.at + 2) : span(first.at, first.at + 2)),
      message: `并列引号之间，${many.length}处${first.mark ? '不' : ''}用顿号，${few.length}处${first.mark ? '' : '不'}用，全文应一致`,
      fix: { title: first.mark ? '删去顿号' : '加上顿号', edits },
    };
  },
};

const QUOTE_JUNCTIONS = trait(({ paragraph: { text } }): readonly { at: number; mark: boolean }[] | null => {
  const out: { at: number; mark: boolean }[] = [];
  for (let at = text.indexOf('”'); at >= 0; at = text.indexOf('”', at + 1)) {
    if (text[at + 1] === '“') out.push({ at, mark: false });
    else if (text[at + 1] === '、' && text[at + 2] === '“' && !isFixed(text, at)) out.push({ at, mark: true });
  }
  return out.length ? out : null;
}, CONTENTS.quoteMarks);

function isFixed(text: string, at: number): boolean {
  for (let from = at - 5; from < at; from++) {
    FIXED.lastIndex = Math.max(0, from);
    if (FIXED.test(text)) return true;
  }
  return false;
}
