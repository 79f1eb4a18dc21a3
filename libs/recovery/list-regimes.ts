import { CLOCK_NAMES } from '#channels/templates/clock-names';
import { REGIME_KEYS, REGIME_PRESETS, type RegimePreset } from '#clocks/regime-presets';
import { REGULATORY_RULES } from '#clocks/regulatory-rules';
import { SERVICE_STANDARDS } from '#clocks/service-standards';
import type { RegimeList } from '#contracts/views/regime';
import type { Language } from '#kernel/language';

/** The presets in words of the reader. They are data of the product, so nothing is read from the database. */
export function listRegimes(language: Language): RegimeList {
  return {
    items: REGIME_KEYS.map((key) => {
      const { name, about, source, obligations }: RegimePreset = REGIME_PRESETS[key];
      return {
        key,
        name,
        about: about[language],
        source,
        obligations: obligations.map((obligation) => ({
          ...obligation,
          clockName: CLOCK_NAMES[obligation.clock][language],
          isWindow: REGULATORY_RULES[obligation.clock].isWindow,
        })),
      };
    }),
    standards: Object.entries(SERVICE_STANDARDS).map(([key, { about, within, clocks }]) => ({
      key,
      about: about[language],
      within,
      clocks,
    })),
  };
}
