import type { OrderTyped } from '../../core/ordering/order-form.ts';
import type { Press } from './action.ts';

/** Clients leave out empty inputs and send numbers as numbers or text. */
export const typedIn = (given: Press['data']): OrderTyped =>
  new Map(
    Object.entries(given).flatMap(([id, value]) => {
      if (!/^(?:(?:quantity|choice|parent)(?:-\d{1,2})?|detail-[0-9a-f]{8}|reason)$/.test(id)) return [];
      const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
      return text.trim() === '' ? [] : [[id, text.slice(0, 2000)] as const];
    }),
  );
