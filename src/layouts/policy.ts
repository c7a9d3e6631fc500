import { firstScriptSource } from './first-script.ts';

/** The Content-Security-Policy of every page: our own files, and one script inside by its hash. */
export const policy =
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${firstScriptSource}; ` +
  "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";
