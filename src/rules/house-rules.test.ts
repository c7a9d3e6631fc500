import assert from 'node:assert/strict';
import { test } from 'node:test';
import { houseAdvice } from '../../tests/bad-content/house-rules.ts';
import { retiredAdvice } from '../../tests/bad-content/retired.ts';
import { adviseOnChanged, checkChanged } from '../../tests/bad-content/small-content.ts';

for (const { name, change, says } of [...houseAdvice, ...retiredAdvice]) {
  test(name, async () => {
    assert.deepEqual(await adviseOnChanged(change), says);
    assert.deepEqual(await checkChanged(change), [], 'advice is no error');
  });
}
