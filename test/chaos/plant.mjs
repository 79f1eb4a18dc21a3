// `node --import ./test/chaos/plant.mjs`: loads the sources with the bug in them that CHAOS_PLANT names; see plants.json.
import { register } from 'node:module';

register('./plant-hooks.mjs', import.meta.url);
