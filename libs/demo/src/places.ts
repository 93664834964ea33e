import type { Day } from '#database';
import type { ContactPointKind } from '#contact-points';

/** A contact point of the demo. Every name says 示例: no invented figure stands under a real one. */
export interface PlannedPoint {
  name: string;
  nameEn: string;
  kind: `${ContactPointKind}`;
  district: string;
  designatedOn: Day;
  /** How many opinions it brings, compared with the others. */
  activity: number;
}

const FIRST_DAY = '2016-07-01';
const SECOND_DAY = '2020-04-01';

const point = (
  name: string,
  nameEn: string,
  kind: `${ContactPointKind}`,
  district: string,
  designatedOn: Day,
  activity: number,
): PlannedPoint => ({ name, nameEn, kind, district, designatedOn, activity });

/** Ten designated in 2016, fifteen more in 2020. */
export const points: PlannedPoint[] = [
  point('示例东桥街道', 'Demo Dongqiao Subdistrict', 'SUBDISTRICT', '示例一区', FIRST_DAY, 1.8),
  point('示例南园街道', 'Demo Nanyuan Subdistrict', 'SUBDISTRICT', '示例二区', FIRST_DAY, 1.4),
  point('示例北苑街道', 'Demo Beiyuan Subdistrict', 'SUBDISTRICT', '示例三区', FIRST_DAY, 1.2),
  point('示例清河镇', 'Demo Qinghe Town', 'TOWN', '示例四区', FIRST_DAY, 1.1),
  point('示例临江镇', 'Demo Linjiang Town', 'TOWN', '示例五区', FIRST_DAY, 0.9),
  point('示例高新园区', 'Demo High-Tech Park', 'PARK', '示例四区', FIRST_DAY, 0.8),
  point('示例会计师行业协会', 'Demo Accountants’ Association', 'ASSOCIATION', '示例一区', FIRST_DAY, 0.7),
  point('示例律师行业协会', 'Demo Lawyers’ Association', 'ASSOCIATION', '示例二区', FIRST_DAY, 1.0),
  point('示例纺织机械公司', 'Demo Textile Machinery Company', 'COMPANY', '示例五区', FIRST_DAY, 0.5),
  point('示例第一中学', 'Demo No. 1 Middle School', 'SCHOOL', '示例三区', FIRST_DAY, 0.6),
  point('示例西湾街道', 'Demo Xiwan Subdistrict', 'SUBDISTRICT', '示例六区', SECOND_DAY, 1.5),
  point('示例桂花街道', 'Demo Guihua Subdistrict', 'SUBDISTRICT', '示例二区', SECOND_DAY, 1.2),
  point('示例新港街道', 'Demo Xingang Subdistrict', 'SUBDISTRICT', '示例七区', SECOND_DAY, 1.0),
  point('示例梧桐街道', 'Demo Wutong Subdistrict', 'SUBDISTRICT', '示例一区', SECOND_DAY, 0.9),
  point('示例白鹭镇', 'Demo Bailu Town', 'TOWN', '示例八区', SECOND_DAY, 0.9),
  point('示例石门镇', 'Demo Shimen Town', 'TOWN', '示例六区', SECOND_DAY, 0.7),
  point('示例稻香村', 'Demo Daoxiang Village', 'VILLAGE', '示例八区', SECOND_DAY, 0.6),
  point('示例柳湾村', 'Demo Liuwan Village', 'VILLAGE', '示例五区', SECOND_DAY, 0.4),
  point('示例物流园区', 'Demo Logistics Park', 'PARK', '示例七区', SECOND_DAY, 0.6),
  point('示例生物医药园区', 'Demo Biomedical Park', 'PARK', '示例三区', SECOND_DAY, 0.5),
  point('示例餐饮行业协会', 'Demo Restaurant Association', 'ASSOCIATION', '示例六区', SECOND_DAY, 0.6),
  point('示例工业经济联合会', 'Demo Industrial Federation', 'ASSOCIATION', '示例四区', SECOND_DAY, 0.5),
  point('示例出行服务公司', 'Demo Mobility Company', 'COMPANY', '示例七区', SECOND_DAY, 0.4),
  point('示例职业技术学院', 'Demo Vocational College', 'SCHOOL', '示例八区', SECOND_DAY, 0.4),
  point('示例邻里社区中心', 'Demo Neighbourhood Centre', 'COMMUNITY_CENTRE', '示例二区', SECOND_DAY, 0.8),
];

/** Collection points under a point; they hear, and the point above them submits. */
export const collectionPoints: {
  name: string;
  nameEn: string;
  kind: `${ContactPointKind}`;
  under: string;
  from: Day;
}[] = [
  {
    name: '示例东桥街道第一居民区',
    nameEn: 'Demo Dongqiao Neighbourhood 1',
    kind: 'COMMUNITY_CENTRE',
    under: '示例东桥街道',
    from: '2017-03-01',
  },
  {
    name: '示例东桥街道第二居民区',
    nameEn: 'Demo Dongqiao Neighbourhood 2',
    kind: 'COMMUNITY_CENTRE',
    under: '示例东桥街道',
    from: '2018-05-01',
  },
  {
    name: '示例清河镇河东村',
    nameEn: 'Demo Hedong Village',
    kind: 'VILLAGE',
    under: '示例清河镇',
    from: '2018-09-01',
  },
  {
    name: '示例西湾街道社区学校',
    nameEn: 'Demo Xiwan Community School',
    kind: 'SCHOOL',
    under: '示例西湾街道',
    from: '2020-09-01',
  },
  {
    name: '示例白鹭镇渔村',
    nameEn: 'Demo Fishing Village',
    kind: 'VILLAGE',
    under: '示例白鹭镇',
    from: '2021-01-15',
  },
  {
    name: '示例新港街道楼宇服务站',
    nameEn: 'Demo Xingang Office Block Station',
    kind: 'COMMUNITY_CENTRE',
    under: '示例新港街道',
    from: '2021-06-01',
  },
];

export const authorityName = {
  zh: '示例市人民代表大会常务委员会',
  en: 'Standing Committee of the Demo City People’s Congress',
};
