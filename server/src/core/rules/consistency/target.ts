import type { DocumentRule } from '../rule';

export const target: DocumentRule = {
  id: 'consistency/target',
  severity: 'info',
  zh: '目标低于已有实绩',
  en: 'A target below what was reached',
  why: `今年的目标低于文中写明的上年实绩。可能是有意放缓，也可能抄错；只作提示，供核对。

指标名称不完全相同、一个是新增一个是累计，不比较。城镇新增就业、培训人次、改造户数一类逐年下达的任务数，目标历来低于上年实绩，不提示。`,
  source: '前后对照',
  bad: ['去年全县新认定高新技术企业24家。\n今年，力争新认定高新技术企业⟦15家⟧。'],
  good: [
    '去年全县新认定高新技术企业24家。\n今年，力争新认定高新技术企业30家。',
    '去年全县新认定高新技术企业24家。\n今年，力争新认定高新技术企业15家以上。',
    '五年来，全县累计新认定高新技术企业24家。\n今年，力争新认定高新技术企业15家。',
    '目前全县高新技术企业达到124家。\n今年，力争新增高新技术企业15家。',
    '去年全县城镇新增就业1.2万人。\n今年，力争城镇新增就业1.1万人。',
    '去年全县开展职业技能培训6000人次。\n今年，力争开展职业技能培训5000人次。',
  ],
  *checkDocument({ across }) {
    for (const r of across) {
      if (r.kind !== 'target' || r.holds !== null || !r.tied) continue;
      const [reached, goal] = r.figures;
      if (!reached || !goal || ASSIGNED.test(goal.indicator)) continue;
      yield { at: goal.at, message: r.working, related: [{ at: reached.at, message: '实绩' }] };
    }
  },
};

/** Tasks that are set anew each year, usually below the result of the year before. */
const ASSIGNED = /就业|失业|培训|改造|开工|招生|新建|修复/;
