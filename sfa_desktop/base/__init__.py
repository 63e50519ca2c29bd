"""The ground floor: errors, ids, money, clock, paths, settings, secrets, log, i18n. There is no utils."""
