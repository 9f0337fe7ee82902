"""System › About: the version, what it is made of, and a report for whoever helps."""
