package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"broadsheet/layout/yaml"
)

// command is one of the commands. Its first format is the default one.
type command struct {
	name    string
	usage   string
	flags   []string
	formats []string
	do      func(*call) error
}

// commands are the commands in the order in which usage lists them. Help and
// version are none.
func commands() []command {
	return []command{
		{"build", buildUsage, []string{"output", "picture", "places", "report", "root", "explain", "strict", "verbose"}, nil, build},
		{"check", checkUsage, []string{"format", "root", "explain", "verbose"}, formats[:], check},
		{"proof", proofUsage, []string{"output", "format", "ppi", "root", "verbose"}, []string{"png", "svg", "json"}, proof},
		{"fonts", fontsUsage, []string{"fonts"}, nil, listFaces},
	}
}

// call is a command with its flags and arguments.
type call struct {
	args                                          []string
	output, picture, report, root, format, folder string
	places                                        string
	ppi                                           int
	strict, verbose, explain                      bool
	changed                                       func(flag string) bool // whether it was given
	stdout, stderr                                io.Writer
}

// dispatch finds the command and calls it.
func dispatch(args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		return misusef("see: broadsheet help", "no command given")
	}
	switch args[0] {
	case "help", "-h", "--help":
		return help(args[1:], stdout)
	case "version", "--version":
		version(stdout)
		return nil
	}
	c, err := find(args[0])
	if err != nil {
		return err
	}
	call := &call{stdout: stdout, stderr: stderr}
	err = call.parse(c, args[1:])
	if errors.Is(err, pflag.ErrHelp) {
		_, err = io.WriteString(stdout, c.usage)
		return err
	}
	if err != nil {
		return err
	}
	return c.do(call)
}

// find returns the command of a name.
func find(name string) (command, error) {
	all := commands()
	names := []string{"help", "version"}
	for _, c := range all {
		if c.name == name {
			return c, nil
		}
		names = append(names, c.name)
	}
	if strings.HasPrefix(name, "-") {
		return command{}, misusef("put it after the command: broadsheet build EDITION.yaml "+name, "flag %s stands before any command", name)
	}
	if filepath.Ext(name) != "" {
		return command{}, misusef("broadsheet build "+name, "%s is no command", name)
	}
	if near := yaml.Nearest(name, names); near != "" {
		return command{}, misusef("did you mean "+near+"?", "unknown command %q", name)
	}
	return command{}, misusef("see: broadsheet help", "unknown command %q", name)
}

func help(args []string, w io.Writer) error {
	text := usage
	if len(args) > 0 && args[0] != "help" && args[0] != "version" {
		c, err := find(args[0])
		if err != nil {
			return err
		}
		text = c.usage
	}
	_, err := io.WriteString(w, text)
	return err
}

// parse reads a command's flags and arguments.
func (c *call) parse(cmd command, args []string) error {
	set := pflag.NewFlagSet(cmd.name, pflag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Usage = func() {}
	for _, name := range cmd.flags {
		c.declare(set, cmd, name)
	}
	if err := set.Parse(args); err != nil {
		return flagError(cmd, err)
	}
	c.args = set.Args()
	c.changed = set.Changed
	if len(cmd.formats) > 0 && !slices.Contains(cmd.formats, c.format) {
		return misusef("it is one of "+strings.Join(cmd.formats, ", "), "%s knows no format %q", cmd.name, c.format)
	}
	if c.changed("output") && c.output == "" {
		return misusef("-o - is standard output", "-o is empty")
	}
	if c.changed("report") && c.report == "" {
		return misusef("--report - is standard output", "--report is empty")
	}
	if c.changed("places") && c.places == "" {
		return misusef("name a file in the folder of the edition", "--places is empty")
	}
	return nil
}

func (c *call) declare(set *pflag.FlagSet, cmd command, name string) {
	switch name {
	case "output":
		set.StringVarP(&c.output, name, "o", "", "")
	case "picture":
		set.StringVar(&c.picture, name, "", "")
	case "report":
		set.StringVar(&c.report, name, "", "")
	case "places":
		set.StringVar(&c.places, name, "", "")
	case "explain":
		set.BoolVar(&c.explain, name, false, "")
	case "root":
		set.StringVar(&c.root, name, "", "")
	case "format":
		set.StringVar(&c.format, name, cmd.formats[0], "")
	case "fonts":
		set.StringVar(&c.folder, name, "", "")
	case "ppi":
		set.IntVar(&c.ppi, name, 80, "")
	case "strict":
		set.BoolVar(&c.strict, name, false, "")
	case "verbose":
		set.BoolVarP(&c.verbose, name, "v", false, "")
	default:
		panic("broadsheet: unknown flag " + name)
	}
}

// flagError turns an error of pflag's into a sentence with a hint.
func flagError(cmd command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &bare):
		return misusef("see: broadsheet help "+cmd.name, "%s needs a value", dashed(bare.GetSpecifiedName()))
	case errors.As(err, &invalid):
		return misusef("see: broadsheet help "+cmd.name, "--%s cannot be %q", invalid.GetFlag().Name, invalid.GetValue())
	}
	return misusef("see: broadsheet help "+cmd.name, "%s", err)
}

func unknownFlag(cmd command, e *pflag.NotExistError) error {
	name := e.GetSpecifiedName()
	if e.GetSpecifiedShortnames() != "" {
		name = name[:1]
	}
	for _, other := range commands() {
		if len(name) > 1 && slices.Contains(other.flags, name) {
			return misusef("it is a flag of "+other.name, "%s has no flag --%s", cmd.name, name)
		}
	}
	hint := "see: broadsheet help " + cmd.name
	if near := yaml.Nearest(name, cmd.flags); near != "" && len(name) > 1 {
		hint = fmt.Sprintf("did you mean --%s?", near)
	}
	return misusef(hint, "%s has no flag %s", cmd.name, dashed(name))
}

// dashed is a flag as it is typed: -o, --output.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
