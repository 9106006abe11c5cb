import type { ProvisioningDetail } from '../marketplace/products.ts';
import type { Change } from './change.ts';
import { codeOf, type DetailProblem, inputOf, type Typed } from './detail-inputs.ts';
import type { ProvisioningGiven, VendorDetails } from './wanted.ts';

/** Why a press does not go on. */
export type DetailsProblem =
  | DetailProblem
  | Readonly<{ kind: 'missing'; labels: readonly string[] }>
  /** The card showed other details than there are now. */
  | Readonly<{ kind: 'form-moved' }>;

/** The form again, with what was typed. */
export type DetailsAgain = Readonly<{
  problems: readonly DetailsProblem[];
  typed: Typed;
  /** By change id: what the vendor asks now. */
  details: ReadonlyMap<string, VendorDetails>;
}>;

/** What a change's vendor asks, and the answers; null when it asks nothing. */
export const detailsOf = ({ wanted }: Pick<Change, 'wanted'>): VendorDetails | null =>
  wanted.kind === 'seats' ? (wanted.details ?? null) : null;

/** Where a change's inputs are on its card: the number of its line, from 0. */
export const lineOf = ({ bundle }: Pick<Change, 'bundle'>): number => bundle?.line ?? 0;

/** The questions without an answer. Pax8 does not say which ones are required. */
export const missingIn = ({ asked, given }: VendorDetails): readonly ProvisioningDetail[] =>
  (asked ?? []).filter(({ key }) => !given.some((answer) => answer.key === key));

/** The same with what the vendor asks now, dropping answers that no longer fit. Null keeps what was read before. */
export const askedAgain = (
  details: VendorDetails,
  asked: readonly ProvisioningDetail[] | null,
): VendorDetails =>
  asked === null
    ? details
    : { ...details, asked, given: details.given.filter((answer) => fits(answer, asked)) };

const fits = ({ key, values }: ProvisioningGiven, asked: readonly ProvisioningDetail[]): boolean => {
  const detail = asked.find((each) => each.key === key);
  if (detail === undefined) return false;
  return detail.kind === 'text' || values.every((value) => detail.possibleValues.includes(value));
};

/** Whether every answer still answers something that the vendor asks. */
export const stillFits = (details: VendorDetails, asked: readonly ProvisioningDetail[]): boolean =>
  askedAgain(details, asked).given.length === details.given.length;

/** Codes for what a form showed of each line: a press on a card that shows something else decides nothing. */
export const formOf = (lines: readonly VendorDetails[]): string =>
  lines
    .map(({ asked, given }) =>
      codeOf(
        JSON.stringify([
          [
            (asked ?? []).map(({ key, label, kind, possibleValues }) => [key, label, kind, possibleValues]),
            given.map(({ key, values }) => [key, values]),
          ],
        ]),
      ),
    )
    .join('-');

/** Whether a form showed these lines as they are now; it may also have shown lines that are decided apart. */
export const isShownIn = (form: string | null, lines: readonly VendorDetails[]): boolean => {
  const codes = form?.split('-') ?? [];
  return lines.every((line) => codes.includes(formOf([line])));
};

/** The answers as form inputs. */
export const typedFrom = ({ asked, given }: VendorDetails, n: number): Typed =>
  new Map(
    given.map(({ key, values }) => {
      const isText = (asked ?? []).find((detail) => detail.key === key)?.kind === 'text';
      return [inputOf({ key }, n), isText ? values.join('') : values.map(codeOf).join(',')];
    }),
  );

/** Whether a press brought any input for these details. */
export const isTypedFor = ({ asked }: VendorDetails, typed: Typed, n: number): boolean =>
  (asked ?? []).some((detail) => typed.has(inputOf(detail, n)));

const sameGiven = (a: VendorDetails, b: VendorDetails | null): boolean =>
  b !== null && formOf([{ ...a, asked: null }]) === formOf([{ ...b, asked: null }]);

/** The change with these answers; `moved` when others were approved. Null leaves it unchanged. */
export const withDetails = (
  change: Pick<Change, 'wanted'>,
  details: VendorDetails | null,
): Readonly<{ wanted: Change['wanted']; moved: boolean }> => {
  const { wanted } = change;
  if (details === null || wanted.kind !== 'seats') return { wanted, moved: false };
  return { wanted: { ...wanted, details }, moved: !sameGiven(details, detailsOf(change)) };
};
