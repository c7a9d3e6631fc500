import { z } from 'zod';

// The policy of the pages forbids to compile code, and Firefox reports the very attempt. Imported before any schema.
z.config({ jitless: true });
