import { z } from 'zod';
import { type Answer, flatErrors, ok } from '../http/answer.ts';
import { faultRule } from '../http/faults.ts';
import type { Call, Route } from '../http/route.ts';
import { type Control, settingsPatch, simEvent, subscriptionPatch } from './control.ts';

const faultList = z.array(faultRule);
const clockMove = z.union([
  z.strictObject({ now: z.union([z.number(), z.iso.datetime({ offset: true })]) }),
  z.strictObject({ advanceDays: z.number() }),
  z.strictObject({ advanceMs: z.number() }),
]);

const done: Answer = { status: 204 };

const withBody =
  <T>(schema: z.ZodType<T>, run: (body: T, call: Call) => Answer) =>
  (call: Call): Answer => {
    const parsed = schema.safeParse(call.body);
    return parsed.success ? run(parsed.data, call) : flatErrors(400, [z.prettifyError(parsed.error)]);
  };

/** The control paths below `/_sim`, without a token. Only the simulator has them, not Pax8. */
export const controlRoutes = (control: Control): readonly Route[] => {
  const clock = () => ok({ now: control.now() });
  const withSubscription = (run: (id: string, call: Call) => Answer) => (call: Call) => {
    const id = call.param('subscriptionId');
    return call.sim.world.subscriptions.byId.has(id)
      ? run(id, call)
      : flatErrors(404, [`The simulator has no subscription ${id}`]);
  };
  return [
    {
      method: 'POST',
      path: '/faults',
      run: withBody(faultList, (rules) => {
        control.faults(rules);
        return done;
      }),
    },
    { method: 'GET', path: '/clock', run: clock },
    {
      method: 'POST',
      path: '/clock',
      run: withBody(clockMove, (move) => {
        if ('now' in move) control.setNow(new Date(move.now).getTime());
        else if ('advanceDays' in move) control.advance({ days: move.advanceDays });
        else control.advance({ ms: move.advanceMs });
        return clock();
      }),
    },
    { method: 'GET', path: '/requests', run: () => ok(control.requests()) },
    { method: 'GET', path: '/writes', run: () => ok(control.writes()) },
    {
      method: 'DELETE',
      path: '/requests',
      run: () => {
        control.clearRequests();
        return done;
      },
    },
    {
      method: 'POST',
      path: '/reset',
      run: () => {
        control.reset();
        return done;
      },
    },
    {
      method: 'POST',
      path: '/settings',
      run: withBody(settingsPatch, (settings) => {
        control.set(settings);
        return done;
      }),
    },
    {
      method: 'POST',
      path: '/events',
      run: withBody(simEvent, (event) => {
        control.happen(event);
        return done;
      }),
    },
    { method: 'GET', path: '/state', run: () => ok(control.state()) },
    {
      method: 'GET',
      path: '/subscriptions/{subscriptionId}',
      run: withSubscription((id) => ok(control.subscription(id))),
    },
    {
      method: 'POST',
      path: '/subscriptions/{subscriptionId}',
      run: withSubscription((id, call) =>
        withBody(subscriptionPatch, (fields) => {
          control.patch(id, fields);
          return ok(control.subscription(id));
        })(call),
      ),
    },
  ];
};
