package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/report"
)

// formats are the forms in which check gives its findings. Text is for people
// and goes to standard error; the others are for programs.
var formats = [...]string{"text", "json", "github", "sarif"}

// writeReport writes findings in one of the formats other than text. Only JSON
// has the figures, and only where there are any.
func writeReport(w io.Writer, format string, l diag.List, figures *report.Report) error {
	switch format {
	case "json":
		return writeJSON(w, l, figures)
	case "github":
		return writeGitHub(w, l)
	case "sarif":
		return writeSARIF(w, l)
	}
	panic("broadsheet: unknown format " + format)
}

// jsonFinding is a diag.Finding with the place in points.
type jsonFinding struct {
	Severity diag.Severity `json:"severity"`
	ID       string        `json:"id"`
	File     string        `json:"file,omitempty"`
	Line     int           `json:"line,omitempty"`
	Col      int           `json:"col,omitempty"`
	Page     string        `json:"page,omitempty"`
	Story    int           `json:"story,omitempty"`
	At       *jsonRect     `json:"at,omitempty"`
	Msg      string        `json:"msg"`
	Hint     string        `json:"hint,omitempty"`
}

// jsonRect is a rectangle of a page in points, from its top left corner.
type jsonRect struct {
	X points `json:"x"`
	Y points `json:"y"`
	W points `json:"w"`
	H points `json:"h"`
}

// points is a length that is written in points with at most three decimals.
type points geom.Length

func (p points) MarshalJSON() ([]byte, error) {
	return []byte(strings.TrimSuffix(geom.Length(p).String(), "pt")), nil
}

// writeJSON writes {"findings": […], "errors": n, "warnings": n, "notes": n,
// "report": {…}}; the counts are those of the findings above them.
func writeJSON(w io.Writer, l diag.List, figures *report.Report) error {
	out := struct {
		Findings []jsonFinding  `json:"findings"`
		Errors   int            `json:"errors"`
		Warnings int            `json:"warnings"`
		Notes    int            `json:"notes"`
		Report   *report.Report `json:"report,omitempty"`
	}{Findings: []jsonFinding{}, Report: figures}
	for _, f := range l {
		j := jsonFinding{f.Severity, f.ID, f.File, f.Line, f.Col, f.Page, f.Story, nil, f.Msg, f.Hint}
		if !f.At.Empty() {
			j.At = &jsonRect{points(f.At.X), points(f.At.Y), points(f.At.W), points(f.At.H)}
		}
		out.Findings = append(out.Findings, j)
		switch f.Severity {
		case diag.Error:
			out.Errors++
		case diag.Warning:
			out.Warnings++
		default:
			out.Notes++
		}
	}
	return encode(w, out)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// writeGitHub writes a workflow command of GitHub Actions for each finding, a
// line each, which the site shows beside the source line:
// "::error file=…,line=…,col=…,title=…::sentence".
func writeGitHub(w io.Writer, l diag.List) error {
	var b bytes.Buffer
	for _, f := range l {
		b.WriteString("::" + gitHubLevel(f.Severity) + " ")
		if f.File != "" {
			b.WriteString("file=" + gitHubProperty.Replace(filepath.ToSlash(f.File)) + ",")
			if f.Line > 0 {
				fmt.Fprintf(&b, "line=%d,", f.Line)
			}
			if f.Col > 0 {
				fmt.Fprintf(&b, "col=%d,", f.Col)
			}
		}
		b.WriteString("title=" + gitHubProperty.Replace(f.ID) + "::")
		b.WriteString(gitHubText.Replace(sentence(f)) + "\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

func gitHubLevel(s diag.Severity) string {
	if s == diag.Note {
		return "notice"
	}
	return s.String()
}

// What a workflow command must escape, in its text and in a property's value.
var (
	gitHubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// sentence is a finding's message in one piece: the page, the sentence, the hint.
func sentence(f diag.Finding) string {
	s := f.Msg
	if f.Page != "" {
		s = "page " + f.Page + ": " + s
	}
	if f.Hint != "" {
		s += "; " + f.Hint
	}
	return s
}

// The part of SARIF 2.1.0 (OASIS, 2020) that a finding needs. Columns count
// characters, which SARIF calls unicodeCodePoints.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
		Col  int `json:"startColumn,omitempty"`
	}
)

// writeSARIF writes one run. Its rules are the findings' ids in the order in
// which they are met.
func writeSARIF(w io.Writer, l diag.List) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "broadsheet", Rules: []sarifRule{}}
	rules := map[string]int{}
	for _, f := range l {
		i, ok := rules[f.ID]
		if !ok {
			i = len(rules)
			rules[f.ID] = i
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{f.ID})
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: f.ID, RuleIndex: i, Level: f.Severity.String(),
			Message: sarifMessage{sentence(f)}, Locations: sarifLocations(f),
		})
	}
	return encode(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func sarifLocations(f diag.Finding) []sarifLocation {
	if f.File == "" {
		return nil
	}
	u := url.URL{Path: filepath.ToSlash(f.File)}
	at := sarifPhysical{Artifact: sarifArtifact{u.String()}}
	if f.Line > 0 {
		at.Region = &sarifRegion{f.Line, f.Col}
	}
	return []sarifLocation{{at}}
}
