/**
 * Teams' hosts in all clouds, as in Microsoft's Teams SDK. Needed because botbuilder sends the bot's token to any given
 * address. https://microsoft.github.io/teams-sdk/typescript/essentials/service-url-validation
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

/** Returns a check whether the bot may send to an address. `local` (authentication off) allows this machine. */
export const createTrust =
  (local: boolean) =>
  (address: string): boolean => {
    const url = URL.parse(address);
    if (url === null || url.username !== '' || url.password !== '') return false;
    if (loopback.has(url.hostname)) return local && (url.protocol === 'http:' || url.protocol === 'https:');
    return url.protocol === 'https:' && url.port === '' && teamsHosts.has(url.hostname);
  };

export type Trust = ReturnType<typeof createTrust>;
