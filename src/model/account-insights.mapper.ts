import type { AccountInsights as WireAccountInsights } from 'plaid';
import type { AccountInsights } from './account-insights.js';
import { mapAffordabilityInsights } from './affordability-insights.mapper.js';
import { objectOrNull, type Place } from './reader.js';
import { mapRiskIndicators } from './risk-indicators.mapper.js';

/** All fields of the insights are optional, so none of them can make a response malformed. */
export function mapAccountInsights(wire: WireAccountInsights, at: Place): AccountInsights {
  return {
    risk: objectOrNull(wire.risk, at, 'risk', mapRiskIndicators),
    affordability: objectOrNull(wire.affordability, at, 'affordability', mapAffordabilityInsights),
  };
}
