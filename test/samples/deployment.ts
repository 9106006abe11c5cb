import type { Deployment } from '../../src/core/ports/doctor.ts';

/** A deployment that is well, as the doctor sees it. */
export const wellDeployment: Deployment = {
  port: { kind: 'own', host: '0.0.0.0', port: 3978 },
  secrets: { kind: 'environment' },
  pax8: { kind: 'read', companies: 12, ms: 80 },
  webhook: { kind: 'there', problems: [] },
  database: { kind: 'fine', store: 'postgres', place: 'db:5432/bot' },
  disk: { kind: 'seen', folder: '', room: null },
  bot: { kind: 'signed', identity: 'managed' },
  app: { kind: 'none' },
  endpoint: { kind: 'fine', guarded: true },
  clock: { kind: 'seen', ahead: -900 },
  zone: { kind: 'seen', zone: 'Europe/Berlin', isSet: true },
  customers: { kind: 'seen', links: false, demanded: 0 },
  psa: { kind: 'none' },
  people: {
    ...{ kind: 'seen', everybodyApproves: false, everybodyIsAdmin: false, approvalSelf: false },
    tenants: [
      {
        ...{ tenantId: 't', admins: 2, approvalsGo: 'chats', chats: 2, alertPlaces: 1, refused: 0 },
        approvers: [
          { objectId: 'a', name: 'Ann' },
          { objectId: 'b', name: 'Bo' },
        ],
      },
    ],
  },
};
