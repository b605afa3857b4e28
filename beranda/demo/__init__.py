"""The demo city: real districts, wards and agencies of Palembang, invented people and work."""
