import type { SimProduct } from '../model.ts';
import { catalog } from '../seed/catalog.ts';
import { fixedId } from '../seed/ids.ts';

/** A licence as Microsoft names it. `appliesTo`: only what is for a user is assigned. */
export type SimSku = Readonly<{ skuId: string; skuPartNumber: string; appliesTo: 'User' | 'Company' }>;

/** https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
const published: readonly (readonly [product: SimProduct, skuId: string, skuPartNumber: string])[] = [
  [catalog.businessBasic, '3b555118-da6a-4418-894f-7df1e2096870', 'O365_BUSINESS_ESSENTIALS'],
  [catalog.businessStandard, 'f245ecc8-75af-4f8e-b61f-27d8114de5f3', 'O365_BUSINESS_PREMIUM'],
  [catalog.businessPremium, 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', 'SPB'],
  [catalog.appsForBusiness, 'cdd28e44-67e3-425e-be4c-737fab2899d3', 'O365_BUSINESS'],
  [catalog.appsForEnterprise, 'c2273bd0-dff7-4215-9ef5-2c7bcfb06425', 'OFFICESUBSCRIPTION'],
  [catalog.m365E3, '05e9a617-0261-4cee-bb44-138d3ef5d965', 'SPE_E3'],
  [catalog.m365E5, '06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'SPE_E5'],
  [catalog.m365F3, '66b55226-6b4f-492c-910c-a3b7a3c9d993', 'SPE_F1'],
  [catalog.office365E1, '18181a46-0d4e-45cd-891e-60aabd171b4e', 'STANDARDPACK'],
  [catalog.office365E3, '6fd2c87f-b296-42f0-b197-1e91e994b900', 'ENTERPRISEPACK'],
  [catalog.exchangePlan1, '4b9405b0-7788-4568-add1-99614e613b69', 'EXCHANGESTANDARD'],
  [catalog.exchangePlan2, '19ec0d23-8335-4cbd-94ac-6050e30712fa', 'EXCHANGEENTERPRISE'],
  [catalog.exchangeKiosk, '80b2d799-d2ba-4d2a-8842-fb0d0f3a4b82', 'EXCHANGEDESKLESS'],
  [catalog.defenderPlan1, '4ef96642-f096-40de-a3e9-d83fb2f90211', 'ATP_ENTERPRISE'],
  [catalog.entraP1, '078d2b04-f1bd-4111-bbd4-b4b1b354cef4', 'AAD_PREMIUM'],
  [catalog.entraP2, '84a661c4-e949-4bd2-a560-ed7766fcaf2b', 'AAD_PREMIUM_P2'],
  [catalog.teamsPhone, 'e43b5b99-8dfb-405f-9987-dc307f34bcbd', 'MCOEV'],
  [catalog.powerBiPro, 'f8a1db68-be16-40ed-86d5-cb42ce701560', 'POWER_BI_PRO'],
  [catalog.visioPlan2, 'c5928f49-12ba-48f7-ada3-0d743a3601d5', 'VISIOCLIENT'],
];

const known: ReadonlyMap<string, SimSku> = new Map(
  published.map(([{ id }, skuId, skuPartNumber]) => [id, { skuId, skuPartNumber, appliesTo: 'User' }]),
);

/** The licence of a product; one of our own where Microsoft's is not in the list above. */
export const skuOf = (productId: string): SimSku =>
  known.get(productId) ?? {
    skuId: fixedId(`sku ${productId}`, 1),
    skuPartNumber: `SIM_${productId.slice(0, 8).toUpperCase()}`,
    appliesTo: 'User',
  };
