import type { SimProduct } from '../model.ts';
import { fixedId } from './ids.ts';

const nce = ' [New Commerce Experience]';
const businessSeats = 300;

type Details = Partial<Omit<SimProduct, 'id' | 'name' | 'vendorName' | 'listPrice' | 'shortDescription'>>;

const productId = (n: number): string => fixedId('product', n);
const azureUse = {
  unit: '1 Hour',
  resources: ['rg-production', 'rg-backup', 'rg-test'],
  dailyUse: 24,
  posts: 'daily' as const,
};
const acronisUse = {
  unit: 'GB',
  resources: ['Servers', 'Workstations'],
  dailyUse: 9,
  posts: 'total' as const,
};

const product = (
  n: number,
  name: string,
  vendorName: string,
  listPrice: number,
  details: Details = {},
): SimProduct => ({
  id: productId(n),
  name,
  vendorName,
  shortDescription: name.replace(nce, ''),
  sku: `${vendorName.slice(0, 3).toUpperCase()}-SIM-${100 + n}-A100`,
  vendorSku: `SIM-${n.toString().padStart(4, '0')}`,
  requiresCommitment: false,
  listPrice,
  seatLimit: null,
  formerPrice: null,
  rateType: 'Flat',
  triennial: false,
  parents: [],
  stuck: false,
  usage: null,
  questions: {},
  ...details,
});

const microsoft = (n: number, name: string, listPrice: number, details: Details = {}): SimProduct =>
  product(n, `${name}${nce}`, 'Microsoft', listPrice, {
    sku: `MST-NCE-${500 + n}-C100`,
    vendorSku: `CFQ7TTC0SIM${n.toString().padStart(2, '0')}:0001`,
    requiresCommitment: true,
    ...details,
  });

/** Real product names, with list prices of July 2026 in USD per seat and month on a yearly term. Most codes are ours. */
export const catalog = {
  businessBasic: microsoft(1, 'Microsoft 365 Business Basic', 7, {
    seatLimit: businessSeats,
    formerPrice: 6,
  }),
  businessStandard: microsoft(2, 'Microsoft 365 Business Standard', 14, {
    seatLimit: businessSeats,
    formerPrice: 12.5,
  }),
  businessPremium: microsoft(3, 'Microsoft 365 Business Premium', 22, {
    sku: 'MST-NCE-103-C100',
    vendorSku: 'CFQ7TTC0LCHC-0002',
    seatLimit: businessSeats,
  }),
  appsForBusiness: microsoft(4, 'Microsoft 365 Apps for business', 10, {
    seatLimit: businessSeats,
    formerPrice: 8.25,
  }),
  appsForEnterprise: microsoft(5, 'Microsoft 365 Apps for enterprise', 14, { formerPrice: 12 }),
  m365E3: microsoft(6, 'Microsoft 365 E3', 39, { formerPrice: 36, triennial: true }),
  m365E5: microsoft(7, 'Microsoft 365 E5', 60, { formerPrice: 57, triennial: true }),
  m365F3: microsoft(8, 'Microsoft 365 F3', 10, { formerPrice: 8 }),
  office365E1: microsoft(9, 'Office 365 E1', 10),
  office365E3: microsoft(10, 'Office 365 E3', 26, { formerPrice: 23 }),
  exchangePlan1: microsoft(11, 'Exchange Online (Plan 1)', 4, { sku: 'MST-NCE-179-C100' }),
  exchangePlan2: microsoft(12, 'Exchange Online (Plan 2)', 8),
  exchangeKiosk: microsoft(13, 'Exchange Online Kiosk', 2, { sku: 'MST-NCE-183-C100' }),
  defenderPlan1: microsoft(14, 'Microsoft Defender for Office 365 (Plan 1)', 2),
  defenderBusiness: microsoft(15, 'Microsoft Defender for Business', 3, { seatLimit: businessSeats }),
  entraP1: microsoft(16, 'Microsoft Entra ID P1', 7, { formerPrice: 6 }),
  entraP2: microsoft(17, 'Microsoft Entra ID P2', 10, { formerPrice: 9 }),
  copilot: microsoft(18, 'Microsoft 365 Copilot', 30, {
    parents: [productId(1), productId(2), productId(3), productId(6), productId(7), productId(10)],
  }),
  copilotBusiness: microsoft(19, 'Microsoft 365 Copilot Business', 21, {
    seatLimit: businessSeats,
    parents: [productId(1), productId(2), productId(3)],
  }),
  teamsPhone: microsoft(20, 'Microsoft Teams Phone Standard', 10, {
    parents: [productId(1), productId(2), productId(3), productId(6), productId(7), productId(10)],
  }),
  powerBiPro: microsoft(21, 'Power BI Pro', 14),
  visioPlan2: microsoft(22, 'Visio Plan 2', 15),
  azure: product(30, 'Microsoft Azure', 'Microsoft', 0, { rateType: 'Mark-Up', usage: azureUse }),
  avePoint: product(31, 'AvePoint Cloud Backup for Microsoft 365', 'AvePoint', 8.5),
  crowdStrike: product(32, 'CrowdStrike MSSP Complete Defend', 'CrowdStrike', 6),
  proofpoint: product(33, 'Proofpoint Essentials - Professional', 'Proofpoint', 5, {
    stuck: true,
    questions: { newUsers: 'E-mail addresses of the new users' },
  }),
  googleStarter: product(34, 'Google Workspace Business Starter', 'Google', 6, { requiresCommitment: true }),
  webroot: product(35, 'Webroot SecureAnywhere Business Endpoint Protection', 'Webroot', 3, {
    rateType: 'Volume',
  }),
  adobe: product(36, 'Adobe Creative Cloud', 'Adobe', 90, { requiresCommitment: true }),
  dropbox: product(37, 'Dropbox Business Advanced', 'Dropbox', 33),
  acronis: product(38, 'Acronis Cyber Protect Cloud', 'Acronis', 4, {
    rateType: 'Tiered',
    usage: acronisUse,
  }),
  inky: product(39, 'INKY Inbound Mail Protect', 'INKY', 3),
} satisfies Record<string, SimProduct>;

export type ProductKey = keyof typeof catalog;
