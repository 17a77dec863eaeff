import { FIRST_FILE, FIRST_USE } from '../support/ui/firstUse';
import { useWorkbench } from '../support/ui/useWorkbench';

describe('somebody who has read nothing', () => {
  const workbench = useWorkbench({ openFile: FIRST_FILE });

  // The steps build on each other, as they do for a user.
  for (const { title, walk } of FIRST_USE) it(title, () => walk(workbench()));
});
