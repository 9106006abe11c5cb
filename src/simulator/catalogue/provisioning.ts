import type { SimProduct } from '../model.ts';

type Detail = Readonly<{
  key: string;
  label: string;
  description: string;
  valueType: 'Input' | 'Single-Value' | 'Multi-Value';
  possibleValues?: readonly string[];
}>;

const input = (key: string, label: string, description: string): Detail => ({
  key,
  label,
  description,
  valueType: 'Input',
});

const hasAccount = 'Yes, the customer has and can log into their Microsoft account';
const overage = [
  'No, I do not wish to enable overage.',
  'Yes, my customer has an active Azure Plan subscription through Pax8.',
];

const microsoft: readonly Detail[] = [
  {
    key: 'msCustExists',
    label: 'Microsoft account',
    description: 'Does the customer have a Microsoft account?',
    valueType: 'Single-Value',
    possibleValues: [hasAccount, 'No, the customer does not have a Microsoft account'],
  },
  input('msTenantId', 'Microsoft tenant id', 'The id of the tenant, when the customer has one'),
  input('msDomain', 'Domain prefix', 'What stands before .onmicrosoft.com'),
  {
    key: 'microsoftCancelPolicyAcknowledgement',
    label: 'Cancellation policy',
    description: 'Microsoft asks for it',
    valueType: 'Single-Value',
    possibleValues: [
      'The customer acknowledges a 7 calendar day window to cancel or make quantity decrements, after which the commitment must be fulfilled.',
    ],
  },
  input('mca2020FirstName', 'First name', 'Who accepted the Microsoft Customer Agreement'),
  input('mca2020LastName', 'Last name', 'Who accepted the Microsoft Customer Agreement'),
  input('mca2020Email', 'Email', 'Of who accepted the Microsoft Customer Agreement'),
  input('mca2020EffectiveDate', 'Date', 'YYYY-MM-DD, when the Microsoft Customer Agreement was accepted'),
];

const phone: Detail = {
  key: 'microsoftIncludeOverage',
  label: 'Overage',
  description: 'Overage enablement',
  valueType: 'Single-Value',
  possibleValues: overage,
};

const isPhone = ({ name }: SimProduct): boolean => name.includes('Teams Phone');

const questionsOf = ({ questions }: SimProduct): readonly Detail[] =>
  Object.entries(questions).map(([key, label]) => input(key, label, 'One line each'));

const provisioningOf = (product: SimProduct): readonly Detail[] => {
  if (product.vendorName !== 'Microsoft' || !product.requiresCommitment) return questionsOf(product);
  return isPhone(product) ? [...microsoft, phone] : microsoft;
};

/** Pax8 does not say which details are required. */
export const wireProvisioning = (product: SimProduct): readonly unknown[] => provisioningOf(product);

export type Given = readonly Readonly<{ key: string; values: readonly string[] }>[];

/** Whether the vendor waits for details with these seats. https://github.com/pax8labs/pax8-cli/issues/363 */
export const lacksAnswers = ({ questions }: SimProduct, given: Given): boolean =>
  Object.keys(questions).some(
    (key) =>
      !given.some((answer) => answer.key === key && answer.values.some((value) => value.trim() !== '')),
  );

/** Why an order's details are refused. Details of a tenant that Pax8 already knows are not needed. */
export const refuseProvisioning = (product: SimProduct, given: Given, tenantIsKnown: boolean): string[] => {
  const details = provisioningOf(product);
  const required = details
    .map(({ key }) => key)
    .filter(
      (key) =>
        key === phone.key ||
        (!Object.hasOwn(product.questions, key) && !tenantIsKnown && isAlwaysAsked(key, given)),
    );
  const missing = required
    .filter(
      (key) =>
        !given.some((answer) => answer.key === key && answer.values.some((value) => value.trim() !== '')),
    )
    .map((key) => `Provisioning detail ${key} is required`);
  const wrong = given.flatMap(({ key, values }) => {
    const detail = details.find((candidate) => candidate.key === key);
    if (detail === undefined) return [`Provisioning detail ${key} is unknown`];
    const { possibleValues } = detail;
    return possibleValues !== undefined && values.some((value) => !possibleValues.includes(value))
      ? [`Provisioning detail ${key} has an invalid value`]
      : [];
  });
  return [...missing, ...wrong];
};

/** A customer with a tenant must give its id, a customer without one a domain. */
const isAlwaysAsked = (key: string, given: Given): boolean => {
  const has = given.some((answer) => answer.key === 'msCustExists' && answer.values.includes(hasAccount));
  if (key === 'msTenantId') return has;
  return key === 'msDomain' ? !has : true;
};
