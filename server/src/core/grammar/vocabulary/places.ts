/** Places and bodies: the whole of one, ours, and what their names end in. */
import { closing, words } from '../lexemes';

/** The scope of a place above the township, as what ranks and shares are told of. */
export const REGIONS = words('全[国省市县区州]');
/** Those among whom a place is ranked. */
export const AMONG_WHOM = words('全[国省市区县球] 世界 亚洲 [东中西]部');
/** The whole of a place, whichever it is. */
export const WHOLE_PLACES = words('全[国省市县区镇乡村]');
/** The same with the prefectures that are called so. */
export const SCOPE_NAMES = words(WHOLE_PLACES, '全州');
/** Our place. */
export const OUR_PLACES = words('我[省市县区]');
/** Ends of names of places and bodies. */
export const BODY_ENDS = words('[镇乡村县区市局站所] 街道 社区 学校 [中小]学 [医法]院 公司 中心 支部');
/** Ends of names of places and firms. */
export const PLACE_NAME = closing('[省市县区镇乡村旗州] 园区 街道 公司 集团');
/** Where people live, as what sets figures of one name apart. */
export const TOWN_AND_COUNTRY = words('农村 城镇 城市 乡村');
