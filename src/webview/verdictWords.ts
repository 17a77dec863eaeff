/** The verdict in words. */

import type { Verdict } from '../core/cost/estimate';

export const CHOICES: Readonly<Record<Verdict['choice'], string>> = {
  api: 'Stay on the API',
  'self-hosted': 'Self-hosting pays',
  hybrid: 'Host a part, leave the rest on the API',
  'only-option': 'Self-hosting is the only option',
};
