package main

import (
	"errors"

	"broadsheet/layout/diag"
	"broadsheet/layout/report"
)

// check makes up an edition, says what is wrong with it and gives its figures.
// For programs an edition that cannot be read has a result too, of what was found.
func check(c *call) error {
	if err := c.checkArgs("check"); err != nil {
		return err
	}
	m, err := c.makeUp()
	var list diag.List
	if err != nil && !errors.As(err, &list) {
		return err
	}
	if c.format == "text" {
		faults := c.say(m.findings)
		if err != nil {
			return err
		}
		if err := c.sayWhy(&m); err != nil {
			return err
		}
		if err := report.Of(m.pages, m.findings).WriteText(c.stdout); err != nil {
			return err
		}
		return faults
	}
	var figures *report.Report
	if c.format == "json" && err == nil {
		r := report.Of(m.pages, m.findings)
		figures = &r
	}
	all := audible(append(m.findings, list...), c.verbose)
	if e := writeReport(c.stdout, c.format, all, figures); e != nil {
		return e
	}
	if err != nil {
		return errUnreadable
	}
	if all.Has(diag.Error) {
		return errFaulty
	}
	return nil
}
