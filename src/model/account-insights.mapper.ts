import type { AccountInsights as WireAccountInsights } from 'plaid';
import type { AccountInsights } from './account-insights.js';
import { mapAffordabilityInsights } from './affordability-insights.mapper.js';
import { objectOrNull, type Place } from './reader.js';
import { mapRiskIndicators } from './risk-indicators.mapper.js';

/** Nothing in the insights is guaranteed, so nothing in them can make an answer malformed. */
export function mapAccountInsights(wire: WireAccountInsights, at: Place): AccountInsights {
  return {
    risk: objectOrNull(wire.risk, at, 'risk', mapRiskIndicators),
    affordability: objectOrNull(wire.affordability, at, 'affordability', mapAffordabilityInsights),
  };
}
