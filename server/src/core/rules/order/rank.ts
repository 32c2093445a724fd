import type { Mark } from '../../model';
import { compare, integer } from '../../num/rational';
import { contradicted, markOf } from '../relations';
import type { ParagraphRule } from '../rule';

const LIST = /(\d{2,4}|[五百千])强(?:县|市|区|榜|企业|园区|镇|乡镇)?[^，。；\d]{0,8}(?:第|排名|位居|居|列)*$/;
const OF =
  /(?:全[国省市区县]|在)?(\d{1,4})个?(?:省区市|市州|县区|县市区|县（市、区）|设区市|乡镇|园区|开发区|街道|城市|县|区|市)(?:排名|考核|评比)?(?:之?中|里)[^，。；\d]{0,10}$/;

export const rank: ParagraphRule = {
  id: 'order/rank',
  severity: 'warning',
  needs: 'figures',
  zh: '名次的升降或范围不符',
  en: 'A rank at odds with its direction or its field',
  why: `名次由第N位跃升到第M位，M应小于N；同句写了前进几位，应等于两者之差。名次也不能大于参加排名的数目（百强榜没有第120位）。`,
  source: '算术',
  bad: [
    '综合考核由全省第46位跃升至⟦第126位⟧。',
    '考核排名由第18位上升到第12位，前进⟦8位⟧。',
    '在全国百强县中排名⟦第120位⟧。',
    '营商环境评价在全省14个市州中居⟦第16位⟧。',
  ],
  good: [
    '综合考核由全省第126位跃升至第46位。',
    '考核排名由第18位上升到第12位，前进6位。',
    '考核排名由第12位下滑到第18位。',
    '在全国百强县中排名第96位。',
    '营商环境评价在全省14个市州中居第3位。',
    '新增百强企业3家，园区综合排名第120位。',
    '全市3个区在全省县域考核排名第12位。',
    '在国家级经开区考核中排名首次进入前100位，在全省考核中排名18位。',
  ],
  *check({ relations, figures, paragraph: { text }, clauses }): Iterable<Mark> {
    for (const r of contradicted(relations, 'order')) {
      if (r.figures[0]!.kind !== 'rank') continue;
      yield markOf(r, r.figures.at(-1)!, '名次不符', ['起点', '终点']);
    }
    for (const f of figures) {
      if (f.kind !== 'rank' || f.number === null || f.bound !== 'exact') continue;
      const lead = text.slice(Math.max(clauses[f.clause]!.start, f.at.start - 26), f.at.start);
      const list = LIST.exec(lead)?.[1];
      const field = OF.exec(lead)?.[1];
      const size = list ? ({ 五: 500, 百: 100, 千: 1000 }[list] ?? Number(list)) : field ? Number(field) : 0;
      if (size > 1 && compare(f.number, integer(size)) > 0) {
        yield { at: f.at, message: `名次大于参加排名的数目：${list ? `${list}强` : `共${size}个`}，文中为${f.text}` };
      }
    }
  },
};
