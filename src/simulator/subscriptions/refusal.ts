/** Why a seat change is refused. `flat` refusals have no envelope. Pax8 does not publish the exact texts. */
export type Refusal = Readonly<{ text: string; flat: boolean }>;
