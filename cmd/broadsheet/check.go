package main

import (
	"errors"

	"broadsheet/layout/diag"
)

// check makes up an edition and says what is wrong with it. For programs an
// edition that cannot be read is a report too, of what was found.
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
		return faults
	}
	all := audible(append(m.findings, list...), c.verbose)
	if e := writeReport(c.stdout, c.format, all); e != nil {
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
