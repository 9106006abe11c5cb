import type { Typed } from '../../core/changes/detail-inputs.ts';
import type { Press } from './action.ts';

/** Clients leave out empty inputs and send numbers as numbers or text. */
export const typedIn = (given: Press['data']): Typed =>
  new Map(
    Object.entries(given).flatMap(([id, value]) => {
      if (!/^(?:(?:quantity|choice|parent)(?:-\d{1,2})?|detail-[0-9a-f]{8}(?:-\d{1,2})?|reason)$/.test(id))
        return [];
      const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
      return text.trim() === '' ? [] : [[id, text.slice(0, 2000)] as const];
    }),
  );
