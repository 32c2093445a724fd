import type { ParagraphRule } from '../rule';
import { departures } from './departures';

export const sloganMembers: ParagraphRule = {
  id: 'slogan/members',
  severity: 'warning',
  needs: 'departures',
  zh: '提法成员缺漏、多出、次序或用字不一',
  en: 'Members of a set phrase are missing, misordered or miswritten',
  why: `“不敢腐、不能腐、不想腐”“稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期”一类提法，成员和次序是定下来的。成员齐全而次序不同的报警告；次序不固定的（获得感、幸福感、安全感）只作提示。只列其中几项是作者的选择，不报。

简称后面紧跟着展开成员（“即”“：”、括号）时，逐项核对个数、用字和次序。`,
  source: '政府工作报告与党代会报告用例统计；词表 corpus/lexicon/slogans',
  bad: [
    '一体推进⟦不想腐、不能腐、不敢腐⟧。',
    '增强“四个意识”（政治意识、大局意识、核心意识、⟦看起意识⟧）。',
    '坚定“四个自信”，即⟦道路自信、理论自信、制度自信⟧。',
    '坚持⟦创新、绿色、协调、开放、共享⟧的路子。',
  ],
  good: [
    '一体推进不敢腐、不能腐、不想腐。',
    '增强“四个意识”（政治意识、大局意识、核心意识、看齐意识）。',
    '坚定“四个自信”，即道路自信、理论自信、制度自信、文化自信。',
    '坚持创新、协调、绿色、开放、共享的路子。',
    '园区坚持绿色、共享两条腿走路。',
    '把稳就业、稳投资放在前面。',
    '增强“四个意识”，政治意识要放在第一位。',
    '反对“四风”：形式主义、官僚主义、享乐主义和奢靡之风。',
  ],
  check: (reading) => departures(reading, 'members'),
};
