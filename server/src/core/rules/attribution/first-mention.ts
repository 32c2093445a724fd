import type { DocumentRule } from '../rule';
import { someoneBefore } from './someone';

/** A name that stands alone. 王女士, 李大爷 and 小周 already say as much of the person as the text wants to. */
const FULL_NAME = /^\p{Script=Han}{2,4}$/u;
const NAME_WITH_ADDRESS =
  /(?:先生|女士|大爷|大妈|大娘|大叔|大婶|大伯|大姐|大哥|大嫂|阿姨|奶奶|爷爷|师傅|老师|书记|主任|[省市县区乡镇村局厅处科所站院校]长|总|工)$|^[老小阿]/;

/** The character right before the name belongs to words that describe the person: 八十岁的李贵, 厂里李贵. */
const ENDS_IN_DESCRIPTION = /[\p{Script=Han}）]/u;

export const firstMention: DocumentRule = {
  id: 'attribution/first-mention',
  severity: 'hint',
  zh: '引语人首次出现未写身份',
  en: 'A speaker without post or affiliation',
  why: `新闻、纪实稿里引了谁的话，第一次出现时应写明单位、职务或身份，以后可以只写姓名。

只报全文第一次出现就在说话、而且本段和前一段都没有交代过任何职务、身份的姓名；前文提到过这个姓名、写过“厂长”“返乡青年”一类身份的不报。“王女士”“李大爷”之类的称呼、署名作者不报。内部讲话、工作报告不在此列。`,
  source: '《报纸编校质量评比差错认定细则》第28条（人名首次详称）；新闻报道惯例',
  genres: ['feature'],
  bad: ['“路修好了，鸡蛋当天就能进城。”⟦李贵⟧说。'],
  good: [
    '“路修好了，鸡蛋当天就能进城。”村民李贵说。',
    '村民李贵正在装车。李贵说，路修好了，鸡蛋当天就能进城。',
    '“路修好了，鸡蛋当天就能进城。”李大爷说。',
    '李贵说，路修好了。这位梨树湾村的村民李贵，种了一辈子果树。',
    '订单排到了明年，厂长却有了新烦恼。\n李贵说，缺的是熟练的焊工。',
    '来自外省的钢筋工李贵干了八年。\n“工地就是家。”李贵说。',
    '“工地就是家。”八十岁的李贵说。',
  ],
  *checkDocument({ text, facts, context, readings }) {
    for (const person of facts.people) {
      const first = person.statements[0];
      if (!first || person.title || person.name === context.author) continue;
      if (!FULL_NAME.test(person.name) || NAME_WITH_ADDRESS.test(person.name)) continue;
      const { start } = first.mention;
      if (
        person.mentions.some((m) => m.start < start) ||
        ENDS_IN_DESCRIPTION.test(text.slice(Math.max(0, start - 1), start))
      )
        continue;
      if (someoneBefore(text, readings, start, 1)) continue;
      yield { at: first.mention, message: `“${person.name}”的单位、职务或身份全文没有交代` };
    }
  },
};
