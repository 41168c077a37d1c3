import type { OrganizationCode } from './network.ts';
import type { DemoCustomer } from './story.ts';

const shanghai = (name: string, phone: string, line: string, soldBy: OrganizationCode) => ({
  name,
  phone: `+86 21 5550 ${phone}`,
  city: '上海',
  line,
  soldBy,
});

const sydney = (name: string, phone: string, line: string, soldBy: OrganizationCode) => ({
  name,
  phone: `+61 2 5550 ${phone}`,
  city: 'Sydney',
  line,
  soldBy,
});

/** Who owns devices that have given no trouble yet. */
export const owners: (DemoCustomer & { soldBy: OrganizationCode })[] = [
  shanghai('黄思远', '0301', '浦东新区锦绣路 888 弄 17 号 602 室', 'D-HARBOUR'),
  shanghai('宋佳', '0302', '徐汇区宛平南路 75 号 1803 室', 'D-HARBOUR'),
  shanghai('Thomas Beck', '0303', 'Gubei Road 1398, building 3', 'D-HARBOUR'),
  shanghai('半山咖啡', '0304', '静安区愚园路 546 号底层', 'D-HARBOUR'),
  shanghai('Riverside Yoga', '0305', 'West Bund 2600, studio 4', 'D-HARBOUR'),
  shanghai('蓝鲸数码科技', '0306', '浦东新区张江路 665 号 5 楼', 'D-HARBOUR'),
  shanghai('罗晓峰', '0307', '虹口区曲阳路 800 弄 9 号 503 室', 'D-HARBOUR'),
  shanghai('Emma Castell', '0308', 'Anfu Road 201, flat 7', 'D-HARBOUR'),
  shanghai('曹家厨房', '0309', '长宁区定西路 1235 号', 'D-HARBOUR'),
  shanghai('梁诗雨', '0310', '闵行区都市路 2988 弄 60 号', 'D-HARBOUR'),
  shanghai('Kenji Morita', '0311', 'Xianxia Road 333, 2106', 'D-HARBOUR'),
  shanghai('浦东图书社', '0312', '浦东新区前程路 88 号', 'D-HARBOUR'),
  shanghai('邓海', '0313', '嘉定区墨玉路 185 号 1 层', 'D-JINSHI'),
  shanghai('金城机械厂', '0314', '嘉定区宝安公路 3386 号', 'D-JINSHI'),
  shanghai('潘玉梅', '0315', '青浦区盈港路 1688 弄 23 号', 'D-JINSHI'),
  shanghai('汇泉宾馆', '0316', '青浦区公园路 99 号', 'D-JINSHI'),
  shanghai('姚军', '0317', '嘉定区塔城路 470 弄 6 号 302 室', 'D-JINSHI'),
  shanghai('朱家角米行', '0318', '青浦区北大街 121 号', 'D-JINSHI'),
  shanghai('同丰五金', '0319', '嘉定区曹安公路 4566 号', 'D-JINSHI'),
  shanghai('华东医疗检测中心', '0320', '徐汇区钦州北路 1066 号 7 号楼', 'SC-EAST'),
  shanghai('东海数据机房', '0321', '浦东新区金沪路 1222 号', 'SC-EAST'),
  shanghai('申江国际学校', '0322', '闵行区金丰路 258 号', 'SC-EAST'),
  sydney('Margaret Ellison', '0331', '14 Wattle Street, Haberfield', 'D-SOUTHERN'),
  sydney('Nikos Pappas', '0332', '202 Marrickville Road, Marrickville', 'D-SOUTHERN'),
  sydney('Tidewater Veterinary', '0333', '8 Pittwater Road, Manly', 'D-SOUTHERN'),
  sydney('Ruth Abernethy', '0334', '31 Glebe Point Road, Glebe', 'D-SOUTHERN'),
  sydney('Corner Loaf Bakery', '0335', '77 King Street, Newtown', 'D-SOUTHERN'),
  sydney('Arjun Mehta', '0336', '5/19 Station Street, Parramatta', 'D-SOUTHERN'),
  sydney('Illawarra Pottery Studio', '0337', '3 Crown Lane, Wollongong', 'D-SOUTHERN'),
  sydney('Fiona Castle', '0338', '60 Blues Point Road, McMahons Point', 'D-SOUTHERN'),
  sydney('Lantern Street Library', '0339', '1 Lantern Street, Chatswood', 'SC-PACIFIC'),
  sydney('Southbank Strata Plan 4471', '0340', '90 Wentworth Avenue, Surry Hills', 'SC-PACIFIC'),
];
