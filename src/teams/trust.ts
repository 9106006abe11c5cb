/**
 * Where Teams answers: botbuilder sends the bot's token to whatever address an activity or a stored reference holds.
 * The hosts are those that Microsoft's Teams SDK accepts, all clouds:
 * https://microsoft.github.io/teams-sdk/typescript/essentials/service-url-validation
 */
const teamsHosts: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  'frontend.botapi.msg.infra.teams.microsoftonline.cn',
]);
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the bot may send there. `local` (authentication off) adds this machine, also without TLS. */
export const createTrust =
  (local: boolean) =>
  (address: string): boolean => {
    const url = URL.parse(address);
    if (url === null || url.username !== '' || url.password !== '') return false;
    if (loopback.has(url.hostname)) return local && (url.protocol === 'http:' || url.protocol === 'https:');
    return url.protocol === 'https:' && url.port === '' && teamsHosts.has(url.hostname);
  };

export type Trust = ReturnType<typeof createTrust>;
