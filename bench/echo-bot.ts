import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** The yardstick of a turn: an echo by botbuilder and restify, without any authentication. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  const { body, headers } = request;
  await adapter.process({ method: 'POST', body, headers }, response, async (context) => {
    await context.sendActivity(context.activity.text);
  });
});
server.get('/readyz', async (_request, response) => {
  response.send(200, { ready: true });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Echo bot on http://127.0.0.1:${server.address().port}\n`);
});
