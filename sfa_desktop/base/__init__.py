"""The ground floor: errors, ids, money, clock, files, lock, paths, settings, secrets, log, i18n. There is no utils."""
