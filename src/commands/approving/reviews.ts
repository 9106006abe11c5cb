import { reviewsCard } from '../../views/approving/reviews.ts';
import { readReviews } from '../../workflows/approving/reviews.ts';
import { command } from '../asking/command.ts';

export const reviews = command({
  name: 'reviews',
  kind: 'reviews',
  usage: 'reviews',
  summary: 'What one approver alone let pass in an emergency, for another one to look at',
  examples: ['reviews'],
  role: 'viewer',
  reads: true,
  openly: true,
  run: async (context, _intent, { person, page }) => ({
    answer: context.answer(
      reviewsCard({ changes: await readReviews(context, person), page, say: 'reviews' }, context.show()),
    ),
  }),
});
